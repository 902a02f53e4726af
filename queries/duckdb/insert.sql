-- name: insert
-- title: Rows into a table
-- answers: what DuckDB must be told to add rows
-- reads: a list for each column
-- gives: the table {name}
-- bound: a few rows
INSERT INTO {name} SELECT {lists}
