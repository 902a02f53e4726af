-- name: circle_tie
-- title: Parent ties on a circle
-- answers: which rows are left out because their people would be their own ancestors
-- reads: lineage_left, parent, raw_parent
-- gives: row, source
-- bound: none
SELECT t.row, r.source
FROM parent AS t
JOIN (SELECT DISTINCT child, parent FROM lineage_left) AS l ON l.child = t.child AND l.parent = t.parent
JOIN raw_parent AS r ON r.row = t.row
ORDER BY t.row
