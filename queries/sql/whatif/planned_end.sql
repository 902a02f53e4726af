-- name: planned_end
-- title: Posts that a plan ends, in words
-- answers: which posts end, by organ, section and title
-- reads: post_ended, organ
-- gives: person_id, organ_id, organ, section, title
-- bound: none
SELECT DISTINCT x.person_id, x.organ_id, o.name AS organ, x.section, x.title
FROM post_ended AS x
JOIN organ AS o ON o.organ_id = x.organ_id
