-- name: parent_problem
-- title: What is wrong with the parent ties
-- answers: which rows or values of the parent table cannot be used or are doubtful
-- reads: parent_odd, known
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row
SELECT 'error' AS level, CASE WHEN r.parent_id IS NULL THEN 'blank-key' ELSE 'reference' END AS problem, r.row, 'parent_id' AS column_name,
       r.parent_id AS value
FROM parent_odd AS r LEFT JOIN known AS p ON p.person_id = r.parent_id WHERE p.person_id IS NULL
UNION ALL
SELECT 'error', CASE WHEN r.child_id IS NULL THEN 'blank-key' ELSE 'reference' END, r.row, 'child_id', r.child_id
FROM parent_odd AS r JOIN known AS p ON p.person_id = r.parent_id LEFT JOIN known AS c ON c.person_id = r.child_id WHERE c.person_id IS NULL
UNION ALL
SELECT 'error', 'own-parent', r.row, 'child_id', r.child_id FROM parent_odd AS r JOIN known AS p ON p.person_id = r.parent_id
WHERE r.parent_id = r.child_id
UNION ALL
SELECT 'error', 'parent-kind', r.row, 'kind', r.kind
FROM parent_odd AS r JOIN known AS p ON p.person_id = r.parent_id JOIN known AS c ON c.person_id = r.child_id
WHERE r.parent_id <> r.child_id AND r.kind NOT IN ('blood', 'adoptive', 'step_fostered', 'step')
UNION ALL
SELECT 'merged', 'repeated', row, 'child_id', child_id
FROM (
    SELECT r.row, r.child_id,
           row_number() OVER (PARTITION BY r.parent_id, r.child_id, coalesce(r.kind, 'blood'), r.start, r."end" ORDER BY r.row) AS nth
    FROM parent_odd AS r JOIN known AS p ON p.person_id = r.parent_id JOIN known AS c ON c.person_id = r.child_id
    WHERE r.parent_id <> r.child_id AND coalesce(r.kind, 'blood') IN ('blood', 'adoptive', 'step_fostered', 'step')
) AS numbered WHERE nth > 1
UNION ALL
SELECT 'warning', 'grade', row, 'grade', grade FROM parent_odd WHERE grade NOT IN ('confirmed', 'probable', 'possible')
UNION ALL
SELECT 'warning', 'date', row, 'start', start
FROM parent_odd WHERE start IS NOT NULL AND CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'end', "end"
FROM parent_odd WHERE "end" IS NOT NULL AND CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN TRY_CAST("end" || '-01' AS DATE) WHEN 4 THEN TRY_CAST("end" || '-01-01' AS DATE) END IS NULL
