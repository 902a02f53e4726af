-- name: parent_spouse
-- title: Spouses of parents of the staff
-- answers: to whom the parents of the staff are married
-- reads: staff_id, up, wed
-- gives: child, parent, spouse, grade, basis
-- bound: the spouse is not the child
SELECT u.child, u.parent, m.b AS spouse, least(u.grade, m.grade) AS grade, greatest(u.basis, m.basis) AS basis
FROM up AS u
JOIN staff_id AS i ON i.p = u.child
JOIN wed AS m ON m.a = u.parent
WHERE m.b <> u.child
