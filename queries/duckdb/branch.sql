-- name: branch
-- title: A place for tables aside
-- answers: what DuckDB must be told to keep tables that hide others of the same name
-- reads: nothing
-- gives: the schema {name}, empty
-- bound: none
CREATE SCHEMA {name}
