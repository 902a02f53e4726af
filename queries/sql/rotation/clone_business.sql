-- name: clone_business
-- title: Businesses of people who have moved
-- answers: who runs which enterprise, also those who have moved
-- reads: business, clone
-- gives: the columns of business
-- bound: none
SELECT * FROM business
UNION ALL
SELECT b.row, c.clone AS p, b.name, b.regulator_organ_id, b.industry, b.start, b.start_on, b."end", b.end_on, b.source
FROM clone AS c
JOIN business AS b ON b.p = c.p
