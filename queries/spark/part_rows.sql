-- name: part_rows
-- title: How many rows each Parquet file has
-- answers: where the rows of each file begin when files are numbered through
-- reads: {path}, a Parquet file or a folder of them
-- gives: part (the name of a file), rows
-- bound: one row per file
SELECT _metadata.file_name AS part, count(*) AS rows FROM parquet.`{path}` GROUP BY _metadata.file_name
