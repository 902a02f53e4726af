-- name: parent_spouse
-- title: Spouses of parents of the staff
-- answers: to whom the parents of the staff are married
-- reads: who, up, wed
-- gives: child, parent, spouse, grade, basis
-- bound: the spouse is not the child
SELECT u.child, u.parent, m.b AS spouse, least(u.grade, m.grade) AS grade, greatest(u.basis, m.basis) AS basis
FROM up AS u
JOIN who AS i ON i.p = u.child
JOIN wed AS m ON m.a = u.parent
WHERE i.staff AND m.b <> u.child
