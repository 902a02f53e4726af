-- name: write_csv
-- title: A table as a CSV file
-- answers: how a result too large for Python's memory reaches a file
-- reads: the table {name}
-- gives: one UTF-8 file with a header line
-- bound: none
COPY {name} TO {target} (FORMAT csv, HEADER true)
