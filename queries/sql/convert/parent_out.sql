-- name: parent_out
-- title: Parent ties as the canonical folder has them
-- answers: which rows the parent file holds
-- reads: parent, raw_parent
-- gives: the columns of the canonical parent table
-- bound: sorted; repeated rows once
SELECT DISTINCT r.parent_id, r.child_id, t.kind, CASE WHEN t.start_on IS NOT NULL THEN r.start END AS start, CASE WHEN t.end_on IS NOT NULL THEN r."end" END AS "end", CASE t.grade WHEN 2 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade, r.source
FROM parent AS t
JOIN raw_parent AS r ON r.row = t.row
ORDER BY r.child_id, r.parent_id, t.kind, 4, 5, 6, 7
