-- name: source_line
-- title: What the source rows say
-- answers: who says what about whom in the rows that a chain rests on
-- reads: source_asked, line, person
-- gives: source, declarer, declarer_name, person (who the line names), term, name
-- bound: lines of forms; other rows have none
SELECT DISTINCT l.source, l.declarer, q.name AS declarer_name, l.person, l.term, l.name
FROM line AS l
JOIN source_asked AS s ON s.source = l.source
JOIN person AS q ON q.person_id = l.declarer
ORDER BY l.source, l.declarer, l.term NULLS LAST, l.name NULLS LAST, l.person NULLS LAST
