-- name: forget
-- title: Forget a place with its tables
-- answers: what DuckDB must be told to do so
-- reads: the schema {name}
-- gives: nothing
-- bound: none
DROP SCHEMA IF EXISTS {name} CASCADE
