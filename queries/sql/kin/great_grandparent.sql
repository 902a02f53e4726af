-- name: great_grandparent
-- title: Great-grandparents on the staff
-- answers: whose parent's parent's parent is on the staff too
-- reads: half, up, staff_id
-- gives: child, elder, grade, basis
-- bound: half paths of two parents, and one more
SELECT h.p AS child, u.parent AS elder, least(h.grade, u.grade) AS grade, greatest(h.basis, u.basis) AS basis
FROM half AS h
JOIN up AS u ON u.child = h.apex
JOIN staff_id AS w ON w.p = u.parent
WHERE h.code = 2 AND u.parent <> h.p AND u.parent <> h.via
