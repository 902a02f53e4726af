-- name: chief
-- title: Chiefs that relatives share
-- answers: who is the chief of the organ or section in which a finding lies
-- reads: finding, post_now, person
-- gives: organ_id, section, tier (1 of the organ, 2 of the section), name (the first by name, where there are several)
-- bound: none
SELECT organ_id, section, tier, min(name) AS name
FROM (
    SELECT t.organ_id, CASE WHEN t.tier = 2 THEN t.section END AS section, t.tier, q.name
    FROM post_now AS t
    JOIN person AS q ON q.p = t.p
    WHERE t.chief AND t.tier IN (1, 2) AND t.organ_id IN (SELECT organ_id FROM finding)
) AS chiefs
GROUP BY organ_id, section, tier
