-- name: search
-- title: Where tables are looked for
-- answers: what DuckDB must be told to look for tables in several places, and to store new ones in the first
-- reads: nothing
-- gives: nothing
-- bound: none
SET search_path = '{path}'
