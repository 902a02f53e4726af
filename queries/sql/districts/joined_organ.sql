-- name: joined_organ
-- title: The organs of all districts, each once
-- answers: which organs there are
-- reads: spread_organ
-- gives: the columns of organ, in the order of the districts
-- bound: of several rows of one organ_id the first
SELECT organ_id, name, kind, parent_organ_id, level, area, start, "end", successors
FROM (SELECT *, row_number() OVER (PARTITION BY organ_id ORDER BY item, row) AS nth FROM spread_organ) AS numbered
WHERE nth = 1
ORDER BY item, row
