-- name: due_person
-- title: The people of whom a clause tells something
-- answers: what those are called who are due, will be or may be
-- reads: tenure, person
-- gives: p, person_id, name, sex, birth
-- bound: one row per person
SELECT q.p, q.person_id, q.name, q.sex, q.birth
FROM person AS q
JOIN (SELECT DISTINCT p FROM tenure) AS t ON t.p = q.p
