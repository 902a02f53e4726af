-- name: lineage_kept
-- title: Parent ties off every circle
-- answers: which parent ties are left when circles are taken out
-- reads: lineage, lineage_left
-- gives: the rows of lineage
-- bound: none
SELECT l.* FROM lineage AS l
LEFT JOIN lineage_left AS c ON c.child = l.child AND c.parent = l.parent
WHERE c.child IS NULL
