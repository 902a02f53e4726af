-- name: write_parquet
-- title: A table as a Parquet file
-- answers: how a table reaches a Parquet file
-- reads: the table {name}
-- gives: one file, zstd
-- bound: none
COPY {name} TO {target} (FORMAT parquet, COMPRESSION zstd)
