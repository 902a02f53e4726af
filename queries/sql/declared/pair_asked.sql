-- name: pair_asked
-- title: People of the pairs that are shown
-- answers: whose ways, posts and forms are asked about
-- reads: pair_shown
-- gives: p
-- bound: none
SELECT a AS p FROM pair_shown UNION SELECT b FROM pair_shown
