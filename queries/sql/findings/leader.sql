-- name: leader
-- title: Leaders that findings name
-- answers: what a shared or superior leader is called
-- reads: finding, who, person
-- gives: p, person_id, name
-- bound: none
SELECT DISTINCT w.p, w.person_id, q.name
FROM finding AS f
JOIN who AS w ON w.p = f.leader
JOIN person AS q ON q.person_id = w.person_id
