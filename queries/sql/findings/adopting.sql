-- name: adopting
-- title: Adoptive ties of people on the way
-- answers: which adoptive parents (and their marriages) decide how the ties on the way count
-- reads: near_person, parent
-- gives: the rows of parent
-- bound: adoptive parents of people on the way
SELECT t.* FROM parent AS t
WHERE t.kind = 'adoptive' AND t.child_id IN (SELECT person_id FROM near_person)
