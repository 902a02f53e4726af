-- name: post_problem
-- title: What is wrong with the posts
-- answers: which rows or values of the post table cannot be used
-- reads: post_odd, known, organ, function_word
-- gives: level (error: the row is left out; merged: it repeats another; warning: a value is left out or doubted), problem, row, column_name, value
-- bound: every offending row
SELECT 'error' AS level, CASE WHEN r.person_id IS NULL THEN 'blank-key' ELSE 'reference' END AS problem, r.row, 'person_id' AS column_name,
       r.person_id AS value
FROM post_odd AS r LEFT JOIN known AS p ON p.person_id = r.person_id WHERE p.person_id IS NULL
UNION ALL
SELECT 'error', CASE WHEN r.organ_id IS NULL THEN 'blank-key' ELSE 'reference' END, r.row, 'organ_id', r.organ_id
FROM post_odd AS r JOIN known AS p ON p.person_id = r.person_id LEFT JOIN organ AS o ON o.organ_id = r.organ_id WHERE o.organ_id IS NULL
UNION ALL
SELECT 'merged', 'repeated', row, 'person_id', person_id
FROM (
    SELECT r.row, r.person_id,
           row_number() OVER (PARTITION BY r.person_id, r.organ_id, r.title, r.section, r.tier, r.chief, r.level, r.functions, r.reports_to,
                              r.in_charge, r.start, r."end", r.entered ORDER BY r.row) AS nth
    FROM post_odd AS r JOIN known AS p ON p.person_id = r.person_id JOIN organ AS o ON o.organ_id = r.organ_id
) AS numbered WHERE nth > 1
UNION ALL
SELECT 'warning', 'tier', row, 'tier', tier FROM post_odd WHERE tier NOT IN ('1', '2', '3', '1.0', '2.0', '3.0')
UNION ALL
SELECT 'warning', 'flag', row, 'chief', chief FROM post_odd WHERE lower(chief) NOT IN ('true', 'false')
UNION ALL
SELECT 'warning', 'functions', r.row, 'functions', r.functions
FROM post_odd AS r
JOIN (
    SELECT t.functions, length(replace(t.functions, ' ', '')) - sum(CASE WHEN ';' || lower(replace(t.functions, ' ', '')) || ';' LIKE '%;' || f.function || ';%'
                                                                         THEN length(f.function) ELSE 0 END) AS unread,
           length(replace(t.functions, ' ', '')) - length(replace(replace(t.functions, ' ', ''), ';', '')) AS commas
    FROM (SELECT DISTINCT functions FROM post_odd WHERE functions IS NOT NULL) AS t
    CROSS JOIN function_word AS f
    GROUP BY t.functions
) AS u ON u.functions = r.functions AND u.unread > u.commas
UNION ALL
SELECT 'warning', 'reference', r.row, 'reports_to', r.reports_to
FROM post_odd AS r LEFT JOIN known AS p ON p.person_id = r.reports_to WHERE r.reports_to IS NOT NULL AND p.person_id IS NULL
UNION ALL
SELECT 'warning', 'reference', r.row, 'in_charge', r.in_charge
FROM post_odd AS r LEFT JOIN known AS p ON p.person_id = r.in_charge WHERE r.in_charge IS NOT NULL AND p.person_id IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'start', start
FROM post_odd WHERE start IS NOT NULL AND CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'end', "end"
FROM post_odd WHERE "end" IS NOT NULL AND CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN TRY_CAST("end" || '-01' AS DATE) WHEN 4 THEN TRY_CAST("end" || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'date', row, 'entered', entered
FROM post_odd WHERE entered IS NOT NULL AND CASE length(entered) WHEN 10 THEN TRY_CAST(entered AS DATE) WHEN 7 THEN TRY_CAST(entered || '-01' AS DATE) WHEN 4 THEN TRY_CAST(entered || '-01-01' AS DATE) END IS NULL
UNION ALL
SELECT 'warning', 'end-before-start', row, 'end', "end" FROM post_odd WHERE CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN last_day(TRY_CAST("end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST("end" || '-12-31' AS DATE) END < CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END
