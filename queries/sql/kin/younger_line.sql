-- name: younger_line
-- title: Parent ties below which there is still somebody
-- answers: which parent ties are left when those at the bottom of all lines are taken away
-- reads: lineage_left
-- gives: child, parent
-- bound: run again and again until it stops shrinking: what is left then is on a circle, or between two
SELECT l.child, l.parent
FROM lineage_left AS l
JOIN (SELECT DISTINCT parent FROM lineage_left) AS p ON p.parent = l.child
