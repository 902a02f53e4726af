-- name: joined_business
-- title: The enterprises of all districts
-- answers: who runs which enterprise
-- reads: spread_business, same_person
-- gives: the columns of business, in the order of the districts
-- bound: none
SELECT coalesce(s.joined, t.person_id) AS person_id, t.name, t.regulator_organ_id, t.industry, t.start, t."end", t.source
FROM spread_business AS t
LEFT JOIN same_person AS s ON s.person_id = t.person_id
ORDER BY t.item, t.row
