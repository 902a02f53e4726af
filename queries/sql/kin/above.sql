-- name: above
-- title: The parents above the half paths
-- answers: who is a parent of somebody whom a half path reaches
-- reads: half, up
-- gives: child, parent, grade, basis
-- bound: none
SELECT child, parent, grade, basis FROM up WHERE child IN (SELECT via FROM half)
