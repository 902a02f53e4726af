-- name: near_parent
-- title: Parent ties on the way
-- answers: which parent ties join the people on the way, or cut the blood side
-- reads: near_person, parent
-- gives: the rows of parent
-- bound: none
SELECT t.* FROM parent AS t
WHERE t.child_id IN (SELECT person_id FROM near_person)
  AND (t.kind = 'adoptive' OR t.parent_id IN (SELECT person_id FROM near_person))
