-- name: parquet_columns
-- title: The columns of a Parquet file
-- answers: which columns a Parquet file has
-- reads: one file's footer
-- gives: name
-- bound: none
CREATE OR REPLACE TABLE {name} AS
SELECT DISTINCT name FROM parquet_schema({source}) WHERE num_children IS NULL
