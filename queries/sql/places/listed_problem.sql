-- name: listed_problem
-- title: Problems of all places that are listed one by one
-- answers: what is wrong in the files of the places
-- reads: placed_problem, most_listed
-- gives: key, told, in the order of the places
-- bound: the first of each kind (see counted_problem)
SELECT key, told
FROM (SELECT key, told, place, row, row_number() OVER (PARTITION BY key ORDER BY place, row) AS nth FROM placed_problem) AS numbered
WHERE nth <= (SELECT most FROM most_listed)
ORDER BY place, row
