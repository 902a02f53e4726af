-- name: two_kinds
-- title: Parents by blood and otherwise
-- answers: who is one child's parent by blood and by adoption, or as a step-parent, too
-- reads: parent
-- gives: problem, table_name, row, other_row, one (the parent), other (the child), third (null)
-- bound: none
SELECT 'kinds-differ' AS problem, 'parent' AS table_name, min(b.row) AS row, min(p.row) AS other_row, p.parent AS one, p.child AS other,
       CAST(NULL AS INTEGER) AS third
FROM (SELECT row, parent, child FROM parent WHERE kind <> 'blood') AS p
JOIN parent AS b ON b.parent = p.parent AND b.child = p.child AND b.kind = 'blood'
GROUP BY p.parent, p.child
