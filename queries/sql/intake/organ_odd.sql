-- name: organ_odd
-- title: Rows of organs that need a word
-- answers: which rows of the organ table must be looked at
-- reads: raw_organ
-- gives: the rows of raw_organ
-- bound: all: there are few organs
SELECT * FROM raw_organ
