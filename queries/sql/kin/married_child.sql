-- name: married_child
-- title: Married children of the staff
-- answers: which member of the staff has a child married to whom
-- reads: below, wed
-- gives: parent, child, spouse, grade, basis
-- bound: the spouse is not the parent
SELECT c.p AS parent, c.child, m.b AS spouse, least(c.grade, m.grade) AS grade, greatest(c.basis, m.basis) AS basis
FROM below AS c
JOIN wed AS m ON m.a = c.child
WHERE c.code = 0 AND m.b <> c.p
