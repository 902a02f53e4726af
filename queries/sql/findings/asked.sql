-- name: asked
-- title: People whose ways are asked about
-- answers: between whom chains are looked for
-- reads: finding, swap, quota_tie
-- gives: p
-- bound: none
SELECT one AS p FROM finding WHERE other IS NOT NULL
UNION
SELECT other FROM finding WHERE other IS NOT NULL
UNION
SELECT mate_one FROM swap
UNION
SELECT mate_other FROM swap
UNION
SELECT one FROM quota_tie
UNION
SELECT other FROM quota_tie
