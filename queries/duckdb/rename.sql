-- name: rename
-- title: Give a table another name
-- answers: what DuckDB must be told to do so
-- reads: the table {name}
-- gives: nothing
-- bound: none
ALTER TABLE {name} RENAME TO {to}
