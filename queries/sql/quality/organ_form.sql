-- name: organ_form
-- title: Staff and forms per organ
-- answers: how many of each organ's staff handed in a form
-- reads: post, organ, declarer
-- gives: organ, staff, with_form
-- bound: everybody who has a post there, ended or not
SELECT o.name AS organ, count(DISTINCT t.p) AS staff, count(DISTINCT d.person_id) AS with_form
FROM post AS t
JOIN organ AS o ON o.organ_id = t.organ_id
JOIN known AS k ON k.p = t.p
LEFT JOIN declarer AS d ON d.person_id = k.person_id
GROUP BY o.organ_id, o.name
ORDER BY o.name, o.organ_id
