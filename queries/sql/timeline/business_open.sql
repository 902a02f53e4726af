-- name: business_open
-- title: Businesses as if none had ended
-- answers: who ever ran which enterprise
-- reads: business_dated
-- gives: the rows of business
-- bound: none
SELECT t.row, t.p, t.name, t.regulator_organ_id, t.industry, t.start, t.start_on, CAST(NULL AS STRING) AS "end", CAST(NULL AS DATE) AS end_on, t.source
FROM business_dated AS t
