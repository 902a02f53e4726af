-- name: elder_line
-- title: Parent ties above which there is still somebody
-- answers: which parent ties are left when those at the top of all lines are taken away
-- reads: lineage_left
-- gives: child, parent
-- bound: run again and again until it stops shrinking: what is left then hangs on a circle
SELECT child, parent FROM lineage_left WHERE parent IN (SELECT child FROM lineage_left)
