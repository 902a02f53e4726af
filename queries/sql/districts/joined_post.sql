-- name: joined_post
-- title: The posts of all districts
-- answers: who holds or held which post
-- reads: spread_post, same_person
-- gives: the columns of post, in the order of the districts
-- bound: a post that two districts tell stands twice (see post_problem)
SELECT coalesce(s.joined, t.person_id) AS person_id, t.organ_id, t.title, t.post_id, t.section, t.tier, t.chief, t.level, t.functions,
       coalesce(r.joined, t.reports_to) AS reports_to, coalesce(i.joined, t.in_charge) AS in_charge,
       t.start, t."end", t.entered, t.source
FROM spread_post AS t
LEFT JOIN same_person AS s ON s.person_id = t.person_id
LEFT JOIN same_person AS r ON r.person_id = t.reports_to
LEFT JOIN same_person AS i ON i.person_id = t.in_charge
ORDER BY t.item, t.row
