-- name: near_person
-- title: People on the way, by name
-- answers: what the people between two relatives are called
-- reads: near, person
-- gives: p, person_id, name, sex, birth, birth_first, died_on
-- bound: none
SELECT q.p, q.person_id, q.name, q.sex, q.birth, q.birth_first, q.died_on
FROM near AS n JOIN person AS q ON q.p = n.p
