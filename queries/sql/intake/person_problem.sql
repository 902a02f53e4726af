-- name: person_problem
-- title: What is wrong with the people
-- answers: which rows or values of the person table cannot be used
-- reads: raw_person
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row; an ID number used by several people once per person
SELECT 'error' AS level, 'blank-key' AS problem, row, 'person_id' AS column_name, name AS value
FROM raw_person WHERE person_id IS NULL
UNION ALL
SELECT CASE WHEN same THEN 'merged' ELSE 'error' END, CASE WHEN same THEN 'repeated' ELSE 'key-twice' END, row, 'person_id', person_id
FROM (
    SELECT row, person_id, row_number() OVER (PARTITION BY person_id ORDER BY row) AS nth,
           first_value(concat_ws('|', name, sex, birth, id_number)) OVER (PARTITION BY person_id ORDER BY row)
               = concat_ws('|', name, sex, birth, id_number) AS same
    FROM raw_person WHERE person_id IN (SELECT person_id FROM raw_person GROUP BY person_id HAVING count(*) > 1)
) AS repeated WHERE nth > 1
UNION ALL
SELECT 'warning', 'sex', row, 'sex', sex FROM raw_person WHERE sex NOT IN ('M', 'F')
UNION ALL
SELECT 'warning', 'flag', row, 'staff', staff FROM raw_person WHERE lower(staff) NOT IN ('true', 'false')
UNION ALL
SELECT 'warning', 'date', row, 'birth', birth
FROM raw_person WHERE birth IS NOT NULL AND CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN TRY_CAST(birth || '-01' AS DATE) WHEN 4 THEN TRY_CAST(birth || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'died', died
FROM raw_person WHERE died IS NOT NULL AND CASE length(died) WHEN 10 THEN TRY_CAST(died AS DATE) WHEN 7 THEN TRY_CAST(died || '-01' AS DATE) WHEN 4 THEN TRY_CAST(died || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'id-twice', min(row), 'id_number', id_number
FROM raw_person WHERE id_number IS NOT NULL AND id_number NOT LIKE '%*%'
GROUP BY id_number HAVING count(DISTINCT person_id) > 1
