-- name: tie_runs
-- title: Who runs an enterprise
-- answers: who runs or ran which enterprise, from when to when
-- reads: graph_business
-- gives: from_key (person_id), to_key (business_id), start, end, now (on the day asked about), source
-- bound: none
SELECT person_id AS from_key, business_id AS to_key, start, "end", now, source FROM graph_business
