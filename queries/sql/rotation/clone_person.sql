-- name: clone_person
-- title: People and people who have moved
-- answers: where people grew up, also those who have moved
-- reads: person, clone
-- gives: the columns of person
-- bound: people who move
SELECT q.* FROM person AS q WHERE q.p IN (SELECT p FROM clone)
UNION ALL
SELECT q.row, c.clone AS p, q.person_id, q.name, q.sex, q.birth, q.birth_first, q.id_number, q.staff, q.died, q.died_on, q.home_area
FROM clone AS c
JOIN person AS q ON q.p = c.p
