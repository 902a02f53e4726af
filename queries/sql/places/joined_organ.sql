-- name: joined_organ
-- title: The organs of all places, each once
-- answers: which organs there are
-- reads: placed_organ
-- gives: the columns of organ, in the order of the places
-- bound: of several rows of one organ_id the first
SELECT organ_id, name, kind, parent_organ_id, level, area, start, "end", successors
FROM (SELECT *, row_number() OVER (PARTITION BY organ_id ORDER BY place, row) AS nth FROM placed_organ) AS numbered
WHERE nth = 1
ORDER BY place, row
