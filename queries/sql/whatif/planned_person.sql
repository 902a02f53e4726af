-- name: planned_person
-- title: People of a plan, by name
-- answers: what the people are called whom a plan is about
-- reads: move_person, person
-- gives: person_id, name
-- bound: people that are known
SELECT q.person_id, q.name FROM person AS q WHERE q.person_id IN (SELECT person_id FROM move_person)
