-- name: staff_id
-- title: Ids of the staff
-- answers: whose relatives are asked for, and what the sources call them
-- reads: known, who
-- gives: p, person_id
-- bound: everybody, where relatives of everyone are asked for
SELECT k.p, k.person_id FROM known AS k JOIN who AS w ON w.p = k.p WHERE w.staff
