-- name: node_organ
-- title: Organs of the graph
-- answers: which organs there are
-- reads: organ
-- gives: organ_id, name, kind (unknown where it is blank), level, area, start, end
-- bound: none
SELECT organ_id, name, coalesce(kind, 'unknown') AS kind, level, area, start, "end" FROM organ
