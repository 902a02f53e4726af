-- name: told_line
-- title: Lines by which a relative named the other
-- answers: which lines of the one's form were found to name the other, or may mean the other without being settled
-- reads: related_side, line_known, person
-- gives: one (the declarer), other, level (1 possible or unsettled, 2 probable, 3 confirmed), words, term, source
-- bound: unsettled are lines that bear the other's name, and lines without a name whose term fits; one that is settled as somebody else does not count
SELECT s.one, s.other, l.level, l.words, l.term, l.source
FROM related_side AS s
JOIN line_known AS l ON l.declarer = s.one AND l.person = s.other
UNION
SELECT s.one, s.other, 1, l.words, l.term, l.source
FROM related_side AS s
JOIN line_known AS l ON l.declarer = s.one AND l.alias = s.other
UNION
SELECT s.one, s.other, 1, l.words, l.term, l.source
FROM related_side AS s
JOIN person AS q ON q.p = s.other
JOIN line_known AS l ON l.declarer = s.one AND l.bears = q.name
WHERE NOT l.settled
UNION
SELECT s.one, s.other, 1, l.words, l.term, l.source
FROM related_side AS s
JOIN line_known AS l ON l.declarer = s.one AND l.name = '' AND ';' || l.words || ';' LIKE '%;' || s.word || ';%'
