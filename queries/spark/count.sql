-- name: count
-- title: How many rows a table has
-- answers: how many rows a table has
-- reads: the table {name}
-- gives: one number
-- bound: none
SELECT count(*) FROM {name}
