-- name: read_csv
-- title: A CSV file as a table of text with row numbers
-- answers: which cells stand in a CSV file, none of them interpreted
-- reads: one UTF-8 file with a header line; {columns} are all its columns, {wanted} those to keep; {kind}: TABLE stores them, VIEW reads the file each time
-- gives: the wanted columns as text (null where blank or absent), and row (1 is the header, 2 the first record)
-- bound: a line may hold 16 MB
CREATE OR REPLACE {kind} {name} AS
SELECT row_number() OVER () + 1 AS row, {wanted}
FROM read_csv({source}, auto_detect = false, header = true, columns = {columns}, delim = ',', quote = '"', escape = '"',
              strict_mode = true, null_padding = false, max_line_size = 16777216)
