-- name: planned_begin
-- title: Posts that newcomers join in, in words
-- answers: which posts who joins the staff holds after the plan, by organ, section and title
-- reads: post, known, move_new, setting
-- gives: person_id, organ_id, section, title
-- bound: posts that are not over by the day asked about
SELECT DISTINCT n.person_id, t.organ_id, t.section, t.title
FROM move_new AS n
JOIN known AS k ON k.person_id = n.person_id
JOIN post AS t ON t.p = k.p
CROSS JOIN setting AS s
WHERE t.end_on IS NULL OR t.end_on > CAST(s.as_of AS DATE) OR t.end_on < t.start_on
