-- name: parent_kept
-- title: Parent ties that are looked at
-- answers: which parent ties join the people on the ways, or cut the blood side
-- reads: near_parent, parent_dated, raw_parent
-- gives: the columns of the canonical parent table, start_on, end_on
-- bound: none
SELECT r.parent_id, r.child_id, t.kind, r.start, r."end", CASE t.grade WHEN 2 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade,
       coalesce(r.source, concat('parent#', CAST(r.row AS STRING))) AS source, t.start_on, t.end_on
FROM parent_dated AS t
JOIN raw_parent AS r ON r.row = t.row
JOIN (SELECT DISTINCT parent_id, child_id FROM near_parent) AS n ON n.parent_id = r.parent_id AND n.child_id = r.child_id
