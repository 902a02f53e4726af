-- name: spouse_planned
-- title: The marriages with those of a plan
-- answers: who is or was married to whom when the planned marriages have been made
-- reads: raw_spouse, move_wed
-- gives: the columns of raw_spouse
-- bound: none
SELECT row, person_id, spouse_id, start, "end", grade, source FROM raw_spouse
UNION ALL
SELECT m.row + s.last, m.person_id, m.spouse_id, m.start, CAST(NULL AS STRING), CAST(NULL AS STRING), m.source
FROM move_wed AS m
CROSS JOIN (SELECT coalesce(max(row), 1) AS last FROM raw_spouse) AS s
