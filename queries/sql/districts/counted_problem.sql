-- name: counted_problem
-- title: Problems of all districts that are not listed one by one
-- answers: how many more problems of a kind there are
-- reads: spread_listed, most_listed
-- gives: key, more
-- bound: kinds of which more than the listed ones were found
SELECT key, CAST(sum(CAST(number AS BIGINT)) AS BIGINT) - max(most) AS more
FROM spread_listed CROSS JOIN most_listed
GROUP BY key
HAVING sum(CAST(number AS BIGINT)) > max(most)
ORDER BY key
