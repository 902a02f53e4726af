-- name: read_parquet
-- title: Parquet files as a table of text with row numbers
-- answers: which values stand in one Parquet file, or in the part files of a folder one after the other
-- reads: {path}, a Parquet file or a folder of them; {parts}, how many rows lie before each file; {wanted} are the columns to keep
-- gives: the wanted columns as text (null where blank or absent), and row (2 is the first record, as in a CSV file)
-- bound: nothing is sorted or shuffled: a row knows its place in its file
SELECT _metadata.row_index + p.before + 2 AS row, {wanted}
FROM parquet.`{path}`
JOIN {parts} AS p ON p.part = _metadata.file_name
