-- name: near_parent
-- title: Parent ties on the way
-- answers: which parent ties join the people on the way, or cut the blood side
-- reads: near, parent, raw_parent
-- gives: parent_id, child_id, kind, start_on, end_on, grade, source
-- bound: none
SELECT r.parent_id, r.child_id, t.kind, t.start_on, t.end_on, t.grade, coalesce(r.source, concat('parent#', CAST(r.row AS STRING))) AS source
FROM parent AS t
JOIN raw_parent AS r ON r.row = t.row
WHERE t.child IN (SELECT p FROM near) AND (t.kind = 'adoptive' OR t.parent IN (SELECT p FROM near))
