-- name: spouse_problem
-- title: What is wrong with the marriages
-- answers: which rows or values of the spouse table cannot be used or are doubtful
-- reads: spouse_odd, known
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row
SELECT 'error' AS level, CASE WHEN r.person_id IS NULL THEN 'blank-key' ELSE 'reference' END AS problem, r.row, 'person_id' AS column_name,
       r.person_id AS value
FROM spouse_odd AS r LEFT JOIN known AS p ON p.person_id = r.person_id WHERE p.person_id IS NULL
UNION ALL
SELECT 'error', CASE WHEN r.spouse_id IS NULL THEN 'blank-key' ELSE 'reference' END, r.row, 'spouse_id', r.spouse_id
FROM spouse_odd AS r JOIN known AS p ON p.person_id = r.person_id LEFT JOIN known AS c ON c.person_id = r.spouse_id WHERE c.person_id IS NULL
UNION ALL
SELECT 'error', 'own-spouse', r.row, 'spouse_id', r.spouse_id FROM spouse_odd AS r JOIN known AS p ON p.person_id = r.person_id
WHERE r.person_id = r.spouse_id
UNION ALL
SELECT 'merged', 'repeated', row, 'spouse_id', spouse_id
FROM (
    SELECT r.row, r.spouse_id,
           row_number() OVER (PARTITION BY least(r.person_id, r.spouse_id), greatest(r.person_id, r.spouse_id), r.start, r."end"
                              ORDER BY r.row) AS nth
    FROM spouse_odd AS r JOIN known AS p ON p.person_id = r.person_id JOIN known AS c ON c.person_id = r.spouse_id
    WHERE r.person_id <> r.spouse_id
) AS numbered WHERE nth > 1
UNION ALL
SELECT 'warning', 'grade', row, 'grade', grade FROM spouse_odd WHERE grade NOT IN ('confirmed', 'probable', 'possible')
UNION ALL
SELECT 'warning', 'date', row, 'start', start
FROM spouse_odd WHERE start IS NOT NULL AND CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'end', "end"
FROM spouse_odd WHERE "end" IS NOT NULL AND CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN TRY_CAST("end" || '-01' AS DATE) WHEN 4 THEN TRY_CAST("end" || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'end-before-start', row, 'end', "end" FROM spouse_odd WHERE CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN last_day(TRY_CAST("end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST("end" || '-12-31' AS DATE) END < CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END
