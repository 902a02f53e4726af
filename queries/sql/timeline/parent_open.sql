-- name: parent_open
-- title: Parent ties as if none had ended
-- answers: who was ever whose parent
-- reads: parent_dated
-- gives: the rows of parent
-- bound: none
SELECT t.row, t.parent, t.child, t.kind, t.start_on, CAST(NULL AS DATE) AS end_on, t.grade, t.in_order, t.father FROM parent_dated AS t
