-- name: read_parquet
-- title: A Parquet file as a table of text with row numbers
-- answers: which values stand in a Parquet file
-- reads: one file; {wanted} are the columns to keep
-- gives: the wanted columns as text (null where blank or absent), and row (2 is the first record, as in a CSV file)
-- bound: none
CREATE OR REPLACE VIEW {name} AS
SELECT file_row_number + 2 AS row, {wanted}
FROM read_parquet({source}, file_row_number = true)
