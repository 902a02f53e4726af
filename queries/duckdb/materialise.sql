-- name: materialise
-- title: Keep the answer of a query as a table
-- answers: what DuckDB must be told to store the rows of one query file under the file's name
-- reads: the query
-- gives: the table {name}
-- bound: none
CREATE OR REPLACE TABLE {name} AS
{query}
