-- name: person
-- title: People, with all that is known of them
-- answers: what the people are called and when they were born
-- reads: raw_person, known
-- gives: row, p, person_id, name, sex, birth, birth_first, id_number, staff, died, died_on, home_area
-- bound: the people of known
SELECT k.row, k.p, k.person_id, r.name, CASE WHEN r.sex IN ('M', 'F') THEN r.sex END AS sex,
       CASE WHEN k.birth_first IS NOT NULL THEN r.birth END AS birth, k.birth_first, r.id_number, k.staff,
       CASE WHEN k.died_on IS NOT NULL THEN r.died END AS died, k.died_on, r.home_area
FROM raw_person AS r
JOIN known AS k ON k.row = r.row
