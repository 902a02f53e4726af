-- name: seat
-- title: Who sits where
-- answers: in which organs each member of the staff and each declarer holds a post on the day asked about
-- reads: post_now, organ, who, known, declarer
-- gives: organ_id, organ (both null: no post that day), p
-- bound: each person once in an organ
SELECT DISTINCT o.organ_id, o.name AS organ, t.p FROM post_now AS t JOIN organ AS o ON o.organ_id = t.organ_id
UNION ALL
SELECT NULL, NULL, k.p
FROM known AS k
JOIN who AS w ON w.p = k.p
LEFT JOIN (SELECT DISTINCT p FROM post_now) AS t ON t.p = k.p
LEFT JOIN declarer AS d ON d.person_id = k.person_id
WHERE t.p IS NULL AND (w.staff OR d.person_id IS NOT NULL)
