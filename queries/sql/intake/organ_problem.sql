-- name: organ_problem
-- title: What is wrong with the organs
-- answers: which rows or values of the organ table cannot be used
-- reads: organ_odd
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row
SELECT 'error' AS level, 'blank-key' AS problem, row, 'organ_id' AS column_name, name AS value
FROM organ_odd WHERE organ_id IS NULL
UNION ALL
SELECT CASE WHEN same THEN 'merged' ELSE 'error' END, CASE WHEN same THEN 'repeated' ELSE 'key-twice' END, row, 'organ_id', organ_id
FROM (
    SELECT row, organ_id, row_number() OVER (PARTITION BY organ_id ORDER BY row) AS nth,
           first_value(concat_ws('|', coalesce(name, '-'), coalesce(kind, '-'))) OVER (PARTITION BY organ_id ORDER BY row)
               = concat_ws('|', coalesce(name, '-'), coalesce(kind, '-')) AS same
    FROM organ_odd WHERE organ_id IS NOT NULL
) AS numbered
WHERE nth > 1
UNION ALL
SELECT 'warning', 'organ-kind', row, 'kind', kind FROM organ_odd
WHERE kind IS NULL
   OR kind NOT IN ('civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'village', 'military', 'financial', 'foundation',
                   'private_foundation', 'other')
UNION ALL
SELECT 'warning', 'organ-level', row, 'level', level FROM organ_odd WHERE level NOT IN ('central', 'province', 'city', 'county', 'town')
UNION ALL
SELECT 'warning', 'reference', row, 'parent_organ_id', parent_organ_id FROM organ_odd
WHERE parent_organ_id IS NOT NULL AND parent_organ_id NOT IN (SELECT organ_id FROM organ_odd WHERE organ_id IS NOT NULL)
UNION ALL
SELECT 'warning', 'date', row, 'start', start FROM organ_odd
WHERE start IS NOT NULL AND CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'end', "end" FROM organ_odd
WHERE "end" IS NOT NULL AND CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN TRY_CAST("end" || '-01' AS DATE) WHEN 4 THEN TRY_CAST("end" || '-01-01' AS DATE) END IS NULL
