-- name: listed_problem
-- title: Problems of all districts that are listed one by one
-- answers: what is wrong in the files of the districts
-- reads: spread_problem, most_listed
-- gives: key, told, in the order of the districts
-- bound: the first of each kind (see counted_problem)
SELECT key, told
FROM (SELECT key, told, item, row, row_number() OVER (PARTITION BY key ORDER BY item, row) AS nth FROM spread_problem) AS numbered
WHERE nth <= (SELECT most FROM most_listed)
ORDER BY item, row
