-- name: person_odd
-- title: Rows of people that need a word
-- answers: which rows of the person table must be looked at
-- reads: raw_person, known
-- gives: the rows of raw_person
-- bound: rows without person_id, repeated, with a value that is not understood, or with an ID number that another row has too; all columns are read of these rows only
SELECT r.*
FROM raw_person AS r
WHERE r.row IN (
    SELECT o.row
    FROM raw_person AS o
    LEFT JOIN known AS k ON k.row = o.row
    WHERE k.row IS NULL OR (o.sex IS NOT NULL AND o.sex NOT IN ('M', 'F')) OR (o.staff IS NOT NULL AND k.staff IS NULL)
       OR (o.birth IS NOT NULL AND k.birth_first IS NULL) OR (o.died IS NOT NULL AND k.died_on IS NULL)
    UNION ALL
    SELECT o.row
    FROM raw_person AS o
    JOIN (SELECT person_id FROM raw_person GROUP BY person_id HAVING count(*) > 1) AS d ON d.person_id = o.person_id
    UNION ALL
    SELECT o.row
    FROM raw_person AS o
    JOIN (SELECT id_number FROM raw_person WHERE id_number NOT LIKE '%*%' GROUP BY id_number HAVING count(*) > 1) AS d ON d.id_number = o.id_number
)
