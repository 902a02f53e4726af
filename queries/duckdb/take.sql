-- name: take
-- title: A table that was handed over, as text with row numbers
-- answers: which values an Arrow table holds
-- reads: {incoming}; {wanted} are the columns to keep; {kind}: TABLE stores them, VIEW leaves them where they are
-- gives: the wanted columns as text (null where blank or absent), and row (2 is the first record, as in a CSV file)
-- bound: none
CREATE OR REPLACE {kind} {name} AS
SELECT row_number() OVER () + 1 AS row, {wanted}
FROM {incoming}
