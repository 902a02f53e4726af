-- name: lineage_kept
-- title: Parent ties off every circle
-- answers: which parent ties are left when circles are taken out
-- reads: parent, lineage_left
-- gives: the rows of parent
-- bound: none
SELECT l.* FROM parent AS l
LEFT JOIN lineage_left AS c ON c.child = l.child AND c.parent = l.parent
WHERE c.child IS NULL
