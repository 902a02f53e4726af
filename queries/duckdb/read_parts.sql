-- name: read_parts
-- title: The Parquet files of a folder as a table of text with row numbers
-- answers: which values stand in the part files of a folder, as Spark and others write them
-- reads: {files} in their order; {wanted} are the columns to keep
-- gives: the wanted columns as text (null where blank or absent), and row (2 is the first record of the first file)
-- bound: none
CREATE OR REPLACE VIEW {name} AS
SELECT row_number() OVER () + 1 AS row, {wanted}
FROM read_parquet([{files}])
