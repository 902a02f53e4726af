-- name: business
-- title: Businesses, typed
-- answers: who runs or ran which enterprise, and which organ regulates it
-- reads: raw_business, known, organ
-- gives: row, p, name, regulator_organ_id (null where unknown), industry, start, start_on, end, end_on, source
-- bound: rows that name nobody who is known, or no enterprise, are left out (see business_problem)
SELECT r.row, k.p, r.name, o.organ_id AS regulator_organ_id, r.industry,
       CASE WHEN CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END IS NOT NULL THEN r.start END AS start,
       CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
       CASE WHEN CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END IS NOT NULL THEN r."end" END AS "end",
       CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on, r.source
FROM raw_business AS r
JOIN known AS k ON k.person_id = r.person_id
LEFT JOIN organ AS o ON o.organ_id = r.regulator_organ_id
WHERE r.name IS NOT NULL
