-- name: business_odd
-- title: Rows of businesses that need a word
-- answers: which rows of the business table must be looked at
-- reads: raw_business
-- gives: the rows of raw_business
-- bound: all: few people run a business
SELECT * FROM raw_business
