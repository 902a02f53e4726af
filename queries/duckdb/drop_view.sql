-- name: drop_view
-- title: Forget a table that is read where it lies
-- answers: what DuckDB must be told to do so
-- reads: the view {name}
-- gives: nothing
-- bound: none
DROP VIEW IF EXISTS {name}
