-- name: business_kept
-- title: Businesses that are looked at
-- answers: which enterprises the people on the ways ran
-- reads: near, business_dated, known_dated
-- gives: the columns of the canonical business table, start_on, end_on
-- bound: none
SELECT k.person_id, t.name, t.regulator_organ_id, t.industry, t.start, t."end", t.source, t.start_on, t.end_on
FROM near AS n
JOIN business_dated AS t ON t.p = n.p
JOIN known_dated AS k ON k.p = t.p
