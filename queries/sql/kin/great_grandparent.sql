-- name: great_grandparent
-- title: Great-grandparents on the staff
-- answers: whose parent's parent's parent is on the staff too
-- reads: half, up, staff_id
-- gives: child, elder, grade, basis
-- bound: half paths of one parent, and two more
SELECT h.p AS child, e.parent AS elder, least(h.grade, u.grade, e.grade) AS grade, greatest(h.basis, u.basis, e.basis) AS basis
FROM half AS h
JOIN up AS u ON u.child = h.via
JOIN up AS e ON e.child = u.parent
JOIN staff_id AS w ON w.p = e.parent
WHERE h.code = 1
