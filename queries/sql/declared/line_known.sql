-- name: line_known
-- title: Lines of forms with people as numbers
-- answers: which people of the tables a line of a form is by, and whom it was found to name
-- reads: line, known
-- gives: declarer, person, alias (numbers; null where there is nobody), level, settled, words, bears, term, name, source, form, kind
-- bound: lines by people that count
SELECT d.p AS declarer, r.p AS person, c.p AS alias, l.level, l.settled, l.words, l.bears, l.term, l.name, l.source, l.form, l.kind
FROM line AS l
JOIN known AS d ON d.person_id = l.declarer
LEFT JOIN known AS r ON r.person_id = l.person
LEFT JOIN known AS c ON c.person_id = l.alias
