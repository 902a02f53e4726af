-- name: fetch
-- title: All rows of a kept table, in the order in which they were written
-- answers: what a table holds
-- reads: {path}, a folder of Parquet files
-- gives: its rows in the order of the query that made them
-- bound: small tables: they come to the driver
SELECT * FROM parquet.`{path}` ORDER BY _metadata.file_name, _metadata.row_index
