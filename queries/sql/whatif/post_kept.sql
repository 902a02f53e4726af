-- name: post_kept
-- title: Who still holds a post in an organ
-- answers: in which organs the people whose posts end hold others, or get new ones
-- reads: post_ended, post, known, move_post
-- gives: person_id, organ_id
-- bound: posts that are not over by the day of the plan
SELECT x.person_id, x.organ_id
FROM post_ended AS x
JOIN known AS k ON k.person_id = x.person_id
JOIN post AS t ON t.p = k.p AND t.organ_id = x.organ_id
LEFT JOIN post_ended AS y ON y.row = t.row
WHERE y.row IS NULL AND (t.end_on IS NULL OR t.end_on > x.day OR t.end_on < t.start_on)
UNION
SELECT person_id, organ_id FROM move_post
