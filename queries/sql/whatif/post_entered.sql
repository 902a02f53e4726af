-- name: post_entered
-- title: The posts after a plan, with the day on which newcomers enter
-- answers: which posts are an entry into the service
-- reads: raw_post, move_new, setting
-- gives: the columns of raw_post
-- bound: a newcomer enters by every post on the day it begins, or the day asked about where none is told
SELECT r.row, r.post_id, r.person_id, r.organ_id, r.title, r.section, r.tier, r.chief, r.level, r.functions, r.reports_to, r.in_charge,
       r.start, r."end", CASE WHEN n.person_id IS NULL THEN r.entered ELSE coalesce(r.entered, r.start, CAST(s.as_of AS STRING)) END AS entered,
       r.source
FROM raw_post AS r
CROSS JOIN setting AS s
LEFT JOIN move_new AS n ON n.person_id = r.person_id
