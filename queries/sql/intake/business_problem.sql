-- name: business_problem
-- title: What is wrong with the businesses
-- answers: which rows or values of the business table cannot be used
-- reads: business_odd, known, organ
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row
SELECT 'error' AS level, CASE WHEN r.person_id IS NULL THEN 'blank-key' ELSE 'reference' END AS problem, r.row, 'person_id' AS column_name,
       r.person_id AS value
FROM business_odd AS r LEFT JOIN known AS p ON p.person_id = r.person_id WHERE p.person_id IS NULL
UNION ALL
SELECT 'error', 'blank-key', r.row, 'name', r.person_id
FROM business_odd AS r JOIN known AS p ON p.person_id = r.person_id WHERE r.name IS NULL
UNION ALL
SELECT 'merged', 'repeated', row, 'person_id', person_id
FROM (
    SELECT r.row, r.person_id,
           row_number() OVER (PARTITION BY r.person_id, r.name, r.regulator_organ_id, r.industry, r.start, r."end" ORDER BY r.row) AS nth
    FROM business_odd AS r JOIN known AS p ON p.person_id = r.person_id WHERE r.name IS NOT NULL
) AS numbered WHERE nth > 1
UNION ALL
SELECT 'warning', 'reference', r.row, 'regulator_organ_id', r.regulator_organ_id
FROM business_odd AS r LEFT JOIN organ AS o ON o.organ_id = r.regulator_organ_id
WHERE r.regulator_organ_id IS NOT NULL AND o.organ_id IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'start', start
FROM business_odd WHERE start IS NOT NULL AND CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'end', "end"
FROM business_odd WHERE "end" IS NOT NULL AND CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN TRY_CAST("end" || '-01' AS DATE) WHEN 4 THEN TRY_CAST("end" || '-01-01' AS DATE) END IS NULL
