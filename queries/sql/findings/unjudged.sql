-- name: unjudged
-- title: Relatives that could not be judged
-- answers: which relatives work in one organ but have a post whose tier is unknown
-- reads: kin_word, post_now, person, organ
-- gives: person_id, name, relative_id, relative_name, organ, field (the blank one), blank_of (whose)
-- bound: one organ
SELECT DISTINCT p.person_id, p.name, q.person_id AS relative_id, q.name AS relative_name, o.name AS organ, 'tier' AS field,
       CASE WHEN t.tier IS NULL THEN p.person_id ELSE q.person_id END AS blank_of
FROM (SELECT DISTINCT a, b FROM kin_word WHERE worth < 12) AS k
JOIN post_now AS t ON t.p = k.a
JOIN post_now AS u ON u.p = k.b AND u.organ_id = t.organ_id
JOIN person AS p ON p.p = k.a
JOIN person AS q ON q.p = k.b
JOIN organ AS o ON o.organ_id = t.organ_id
WHERE t.tier IS NULL OR u.tier IS NULL
