-- name: business_out
-- title: Businesses as the canonical folder has them
-- answers: which rows the business file holds
-- reads: business, known
-- gives: the columns of the canonical business table
-- bound: sorted; repeated rows once
SELECT DISTINCT k.person_id, b.name, b.regulator_organ_id, b.industry, b.start, b."end", b.source
FROM business AS b
JOIN known AS k ON k.p = b.p
ORDER BY k.person_id, b.name, b.regulator_organ_id, b.start
