-- name: leader
-- title: Leaders that findings name
-- answers: what a shared or superior leader is called
-- reads: finding, person
-- gives: p, person_id, name
-- bound: none
SELECT DISTINCT q.p, q.person_id, q.name
FROM finding AS f
JOIN person AS q ON q.p = f.leader
