-- name: denied
-- title: Posts of people who are not called staff
-- answers: who holds a post on the day asked about although the person table says not staff
-- reads: post_now, known
-- gives: person_id, organ_id
-- bound: none
SELECT DISTINCT k.person_id, t.organ_id
FROM post_now AS t
JOIN known AS k ON k.p = t.p
WHERE NOT k.staff
ORDER BY k.person_id, t.organ_id
