-- name: person_problem
-- title: What is wrong with the people
-- answers: which rows or values of the person table cannot be used
-- reads: person_odd
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row; an ID number used by several people once
SELECT 'error' AS level, 'blank-key' AS problem, row, 'person_id' AS column_name, name AS value
FROM person_odd WHERE person_id IS NULL
UNION ALL
SELECT CASE WHEN same THEN 'merged' ELSE 'error' END, CASE WHEN same THEN 'repeated' ELSE 'key-twice' END, row, 'person_id', person_id
FROM (
    SELECT row, person_id, row_number() OVER (PARTITION BY person_id ORDER BY row) AS nth,
           first_value(concat_ws('|', coalesce(name, '-'), coalesce(sex, '-'), coalesce(birth, '-'), coalesce(id_number, '-')))
               OVER (PARTITION BY person_id ORDER BY row)
               = concat_ws('|', coalesce(name, '-'), coalesce(sex, '-'), coalesce(birth, '-'), coalesce(id_number, '-')) AS same
    FROM person_odd WHERE person_id IS NOT NULL
) AS repeated WHERE nth > 1
UNION ALL
SELECT 'warning', 'sex', row, 'sex', sex FROM person_odd WHERE sex NOT IN ('M', 'F')
UNION ALL
SELECT 'warning', 'flag', row, 'staff', staff FROM person_odd WHERE lower(staff) NOT IN ('true', 'false')
UNION ALL
SELECT 'warning', 'date', row, 'birth', birth
FROM person_odd WHERE birth IS NOT NULL AND CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN TRY_CAST(birth || '-01' AS DATE) WHEN 4 THEN TRY_CAST(birth || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'died', died
FROM person_odd WHERE died IS NOT NULL AND CASE length(died) WHEN 10 THEN TRY_CAST(died AS DATE) WHEN 7 THEN TRY_CAST(died || '-01' AS DATE) WHEN 4 THEN TRY_CAST(died || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'id-twice', min(row), 'id_number', id_number
FROM person_odd WHERE id_number IS NOT NULL AND id_number NOT LIKE '%*%'
GROUP BY id_number HAVING count(DISTINCT person_id) > 1
