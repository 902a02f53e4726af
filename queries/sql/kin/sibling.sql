-- name: sibling
-- title: Siblings whom half paths reach
-- answers: which two of the people whom half paths reach have a parent in common
-- reads: above, own_line
-- gives: a, b (a before b), apex (the parent, where that is somebody of own_line; else 0), basis, grade (the best of this basis)
-- bound: half blood counts; brothers and sisters of two common parents are one row for each basis
SELECT x.child AS a, y.child AS b, coalesce(o.p, 0) AS apex, greatest(x.basis, y.basis) AS basis, max(least(x.grade, y.grade)) AS grade
FROM above AS x
JOIN above AS y ON y.parent = x.parent AND x.child < y.child
LEFT JOIN own_line AS o ON o.p = x.parent
GROUP BY x.child, y.child, coalesce(o.p, 0), greatest(x.basis, y.basis)
