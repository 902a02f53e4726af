-- name: organ_out
-- title: Organs as the canonical folder has them
-- answers: which rows the organ file holds
-- reads: organ
-- gives: organ_id, name, kind, parent_organ_id, level, area, start, end, successors
-- bound: sorted
SELECT organ_id, name, kind, parent_organ_id, level, area, start, "end", successors FROM organ ORDER BY organ_id
