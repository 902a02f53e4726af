-- name: lineage
-- title: Parent ties between numbers
-- answers: which parent ties there are, before anybody asks about dates
-- reads: parent, who
-- gives: child, parent, kind, start_on, end_on, grade
-- bound: none
SELECT c.p AS child, a.p AS parent, t.kind, t.start_on, t.end_on, CAST(t.grade AS TINYINT) AS grade
FROM parent AS t
JOIN who AS c ON c.person_id = t.child_id
JOIN who AS a ON a.person_id = t.parent_id
