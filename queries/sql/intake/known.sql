-- name: known
-- title: People that count
-- answers: which people are known
-- reads: number
-- gives: row, p, person_id, staff, male, birth_first, birth_last, died_on
-- bound: the first row of each person_id
SELECT row, p, person_id, staff, male, birth_first, birth_last, died_on FROM number WHERE NOT again
