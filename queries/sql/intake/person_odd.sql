-- name: person_odd
-- title: Rows of people that need a word
-- answers: which rows of the person table must be looked at
-- reads: raw_person, number
-- gives: the rows of raw_person
-- bound: rows without person_id, repeated, with a value that is not understood, or with an ID number that others have too
SELECT r.*
FROM raw_person AS r
WHERE r.person_id IS NULL OR r.row IN (SELECT row FROM number WHERE odd)
   OR r.id_number IN (SELECT id_number FROM raw_person WHERE id_number NOT LIKE '%*%' GROUP BY id_number HAVING count(DISTINCT person_id) > 1)
