-- name: define
-- title: A new empty table
-- answers: what DuckDB must be told to make a table of given columns
-- reads: nothing
-- gives: the table {name}
-- bound: a few rows
CREATE OR REPLACE TABLE {name} ({definition})
