-- name: organ
-- title: Organs, typed
-- answers: which organs there are
-- reads: raw_organ
-- gives: row, organ_id, name, kind (null where unknown), parent_organ_id, level (null where unknown), area
-- bound: one row per organ_id, the first of several
SELECT row, organ_id, name,
       CASE WHEN kind IN ('civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'village', 'military', 'financial', 'foundation',
                         'private_foundation', 'other') THEN kind END AS kind,
       parent_organ_id, CASE WHEN level IN ('central', 'province', 'city', 'county', 'town') THEN level END AS level, area
FROM (SELECT *, row_number() OVER (PARTITION BY organ_id ORDER BY row) AS nth FROM raw_organ WHERE organ_id IS NOT NULL) AS numbered
WHERE nth = 1
