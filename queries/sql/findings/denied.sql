-- name: denied
-- title: Posts of people who are not called staff
-- answers: who holds a post on the day asked about although the person table says not staff
-- reads: post_now, person
-- gives: person_id, name
-- bound: none
SELECT DISTINCT q.person_id, q.name
FROM post_now AS t
JOIN person AS q ON q.p = t.p
WHERE NOT q.staff
ORDER BY q.person_id
