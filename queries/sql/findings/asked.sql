-- name: asked
-- title: People whose ways are asked about
-- answers: between whom chains are looked for
-- reads: finding, swap
-- gives: p (also null, where a finding is about one person)
-- bound: the ties within a body are told by their words, without chains
SELECT one AS p FROM finding
UNION
SELECT other FROM finding
UNION
SELECT mate_one FROM swap
UNION
SELECT mate_other FROM swap
