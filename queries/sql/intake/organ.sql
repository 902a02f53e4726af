-- name: organ
-- title: Organs, typed
-- answers: which organs there are
-- reads: raw_organ
-- gives: row, organ_id, name, kind (null where unknown), parent_organ_id, level (null where unknown), area, start, start_on, end, end_on, successors
-- bound: one row per organ_id, the first of several
SELECT row, organ_id, name,
       CASE WHEN kind IN ('civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'village', 'military', 'financial', 'foundation',
                         'private_foundation', 'other') THEN kind END AS kind,
       parent_organ_id, CASE WHEN level IN ('central', 'province', 'city', 'county', 'town') THEN level END AS level, area,
       CASE WHEN CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END IS NOT NULL THEN start END AS start,
       CASE length(start) WHEN 10 THEN TRY_CAST(start AS DATE) WHEN 7 THEN TRY_CAST(start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(start || '-01-01' AS DATE) END AS start_on,
       CASE WHEN CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN last_day(TRY_CAST("end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST("end" || '-12-31' AS DATE) END IS NOT NULL THEN "end" END AS "end",
       CASE length("end") WHEN 10 THEN TRY_CAST("end" AS DATE) WHEN 7 THEN last_day(TRY_CAST("end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST("end" || '-12-31' AS DATE) END AS end_on,
       successors
FROM (SELECT *, row_number() OVER (PARTITION BY organ_id ORDER BY row) AS nth FROM raw_organ WHERE organ_id IS NOT NULL) AS numbered
WHERE nth = 1
