-- name: drop
-- title: Forget a table
-- answers: what DuckDB must be told to do so
-- reads: the table {name}
-- gives: nothing
-- bound: none
DROP TABLE IF EXISTS {name}
