-- name: person_kept
-- title: People who are looked at
-- answers: who stands on the ways between the people asked about, or holds a post that matters
-- reads: person, known_dated, near, concerned, post_dated
-- gives: p, person_id, name, sex, birth, staff, died, died_on, home_area
-- bound: whoever holds or held a post counts as staff unless it is denied
SELECT q.p, q.person_id, q.name, q.sex, q.birth, CASE WHEN coalesce(k.staff, h.p IS NOT NULL) THEN 'true' ELSE 'false' END AS staff, q.died,
       k.died_on, q.home_area
FROM (SELECT p FROM near UNION SELECT p FROM concerned) AS n
JOIN person AS q ON q.p = n.p
JOIN known_dated AS k ON k.p = n.p
LEFT JOIN (SELECT DISTINCT p FROM post_dated) AS h ON h.p = n.p
