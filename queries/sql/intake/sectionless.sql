-- name: sectionless
-- title: Organs without sections
-- answers: in which organs nobody has a section although many work there
-- reads: post, organ
-- gives: organ, staff
-- bound: fifteen posts of tier 3 or more
SELECT o.name AS organ, count(*) AS staff
FROM post AS t
JOIN organ AS o ON o.organ_id = t.organ_id
WHERE t.tier = 3
GROUP BY o.organ_id, o.name
HAVING count(t.section) = 0 AND count(*) >= 15
ORDER BY o.name NULLS LAST, staff
