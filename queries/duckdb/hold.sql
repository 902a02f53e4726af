-- name: hold
-- title: Read a table where it lies
-- answers: what DuckDB must be told to do so
-- reads: {incoming}, an Arrow table
-- gives: the view {name}
-- bound: none
CREATE OR REPLACE VIEW {name} AS
SELECT * FROM {incoming}
