-- name: married_child
-- title: Married children of the staff
-- answers: which member of the staff has a child married to whom
-- reads: staff_id, up, wed
-- gives: parent, child, spouse, grade, basis
-- bound: the spouse is not the parent
SELECT u.parent, u.child, m.b AS spouse, least(u.grade, m.grade) AS grade, greatest(u.basis, m.basis) AS basis
FROM up AS u
JOIN staff_id AS i ON i.p = u.parent
JOIN wed AS m ON m.a = u.child
WHERE m.b <> u.parent
