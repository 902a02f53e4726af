-- name: fetch
-- title: All rows of a table
-- answers: what a table holds
-- reads: the table {name}
-- gives: its rows in its own order
-- bound: none
SELECT * FROM {name}
