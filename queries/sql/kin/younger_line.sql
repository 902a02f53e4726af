-- name: younger_line
-- title: Parent ties below which there is still somebody
-- answers: which parent ties are left when those at the bottom of all lines are taken away
-- reads: lineage_left
-- gives: child, parent
-- bound: run again and again until it stops shrinking: what is left then is on a circle, or between two
SELECT child, parent FROM lineage_left WHERE child IN (SELECT parent FROM lineage_left)
