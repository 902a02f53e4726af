-- name: near_person
-- title: People on the way, by name
-- answers: what the people between two relatives are called
-- reads: near, who, person
-- gives: p, person_id, name, sex, birth, birth_first, died_on
-- bound: none
SELECT w.p, q.person_id, q.name, q.sex, q.birth, q.birth_first, q.died_on
FROM near AS n JOIN who AS w ON w.p = n.p JOIN person AS q ON q.person_id = w.person_id
