-- name: told_line
-- title: Lines by which a relative named the other
-- answers: which lines of the one's form were found to name the other, or bear the other's name without being settled
-- reads: related_side, line_known, person
-- gives: one (the declarer), other, level (1 possible or unsettled, 2 probable, 3 confirmed), words, term, source
-- bound: a line that is settled as somebody else does not count, whatever name it bears
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
