-- name: asked
-- title: People whose ways are asked about
-- answers: between whom chains are looked for
-- reads: finding
-- gives: p
-- bound: none
SELECT one AS p FROM finding UNION SELECT other FROM finding
