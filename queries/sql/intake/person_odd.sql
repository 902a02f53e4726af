-- name: person_odd
-- title: Rows of people that need a word
-- answers: which rows of the person table must be looked at
-- reads: raw_person, known
-- gives: the rows of raw_person
-- bound: rows without person_id, repeated, with a value that is not understood, or with an ID number that others have too
SELECT r.*
FROM raw_person AS r
LEFT JOIN known AS k ON k.row = r.row
LEFT JOIN (SELECT person_id FROM raw_person GROUP BY person_id HAVING count(*) > 1) AS d ON d.person_id = r.person_id
WHERE k.row IS NULL OR d.person_id IS NOT NULL
   OR (r.sex IS NOT NULL AND r.sex NOT IN ('M', 'F')) OR (r.staff IS NOT NULL AND k.staff IS NULL)
   OR (r.birth IS NOT NULL AND k.birth_first IS NULL) OR (r.died IS NOT NULL AND k.died_on IS NULL)
   OR r.id_number IN (SELECT id_number FROM raw_person WHERE id_number NOT LIKE '%*%' GROUP BY id_number HAVING count(DISTINCT person_id) > 1)
