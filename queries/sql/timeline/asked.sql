-- name: asked
-- title: People whose families are looked at
-- answers: who may ever have been in a forbidden situation
-- reads: claimed
-- gives: p
-- bound: none
SELECT one AS p FROM claimed
UNION
SELECT other FROM claimed WHERE other IS NOT NULL
