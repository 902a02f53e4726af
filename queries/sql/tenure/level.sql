-- name: level
-- title: The levels that posts are said to have
-- answers: which texts stand as levels
-- reads: post
-- gives: level
-- bound: each text once
SELECT DISTINCT level
FROM post
WHERE level IS NOT NULL
