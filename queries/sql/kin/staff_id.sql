-- name: staff_id
-- title: Ids of the staff
-- answers: what the members of the staff are called in the sources
-- reads: known, who
-- gives: p, person_id
-- bound: the rows of kinship kin name nobody else
SELECT k.p, k.person_id FROM known AS k JOIN who AS w ON w.p = k.p WHERE w.staff
