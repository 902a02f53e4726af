-- name: crossing
-- title: From half paths to those who may begin the way down
-- answers: from which member of the staff one comes, over an apex, to which child of that apex
-- reads: half, sibling, below
-- gives: p, through, via (as in half), apex (as in sibling), code (that of the half path to the apex), other (the child of the apex), grade, basis
-- bound: siblings of whom a half path reaches (a to b only: the way back is the same pair), and children of p or of a spouse, who are then the apex
SELECT h.p, h.through, h.via, s.apex, CAST(h.code + 1 AS TINYINT) AS code, s.b AS other, least(h.grade, s.grade) AS grade,
       greatest(h.basis, s.basis) AS basis
FROM half AS h
JOIN sibling AS s ON s.a = h.via
WHERE h.p <> s.apex AND h.p <> s.b AND h.through <> s.b
UNION ALL
SELECT p, through, apex, 0, code, child, grade, basis FROM below
