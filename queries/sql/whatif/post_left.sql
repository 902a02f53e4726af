-- name: post_left
-- title: Who leaves an organ, and who takes the place
-- answers: which people hold no post in an organ any more, and which one other person is appointed to the very post
-- reads: post_ended, post_kept, move_post
-- gives: person_id, organ_id, heir (person_id; null where nobody or several people are appointed)
-- bound: the very post: the same organ, section and title
SELECT x.person_id, x.organ_id, CASE WHEN count(DISTINCT m.person_id) = 1 THEN min(m.person_id) END AS heir
FROM post_ended AS x
LEFT JOIN post_kept AS k ON k.person_id = x.person_id AND k.organ_id = x.organ_id
LEFT JOIN move_post AS m ON m.organ_id = x.organ_id AND m.section IS NOT DISTINCT FROM x.section AND m.title IS NOT DISTINCT FROM x.title
                        AND m.person_id <> x.person_id
WHERE k.person_id IS NULL
GROUP BY x.person_id, x.organ_id
