-- name: post_ended
-- title: Posts that a plan ends
-- answers: which posts of the sources end by planned appointments, and on which day
-- reads: post, known, move_end
-- gives: row (of raw_post), person_id, organ_id, section, title, day, void (it would begin on that day or later, or its dates are mistaken: it is left out)
-- bound: posts that are over by that day are left alone; a post that ends twice ends on the earlier day
SELECT row, person_id, organ_id, section, title, day, coalesce(start_on >= day, FALSE) OR coalesce(end_on < start_on, FALSE) AS void
FROM (
    SELECT t.row, k.person_id, t.organ_id, t.section, t.title, t.start_on, t.end_on, min(e.day) AS day
    FROM move_end AS e
    JOIN known AS k ON k.person_id = e.person_id
    JOIN post AS t ON t.p = k.p
                  AND (e.every OR (t.organ_id = e.organ_id AND t.section IS NOT DISTINCT FROM e.section AND t.title IS NOT DISTINCT FROM e.title))
    WHERE t.end_on IS NULL OR t.end_on > e.day OR t.end_on < t.start_on
    GROUP BY t.row, k.person_id, t.organ_id, t.section, t.title, t.start_on, t.end_on
) AS ending
