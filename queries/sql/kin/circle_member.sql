-- name: circle_member
-- title: People on a circle of parents
-- answers: who would be his or her own ancestor, and which row says so
-- reads: lineage_left, known, parent, raw_parent, raw_person
-- gives: person_id, name, row and source (of the first parent tie of the person on the circle)
-- bound: none
SELECT w.person_id, x.name, f.row, r.source
FROM (SELECT l.child, min(t.row) AS row FROM lineage_left AS l JOIN parent AS t ON t.child = l.child AND t.parent = l.parent GROUP BY l.child) AS f
JOIN known AS w ON w.p = f.child
JOIN raw_person AS x ON x.row = w.row
JOIN raw_parent AS r ON r.row = f.row
ORDER BY w.person_id
