-- name: post
-- title: Posts, typed
-- answers: who holds or held which post
-- reads: raw_post, person, organ
-- gives: row, person_id, organ_id, title, section, tier, chief, level, functions, reports_to, in_charge, start, start_on, end, end_on, source
-- bound: rows that name nobody or no organ that is known are left out (see post_problem); repeated rows are kept once
SELECT min(r.row) AS row, r.person_id, r.organ_id, r.title, r.section,
       CASE WHEN r.tier IN ('1', '2', '3') THEN CAST(r.tier AS INTEGER) END AS tier,
       CASE lower(r.chief) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS chief,
       r.level, lower(replace(r.functions, ' ', '')) AS functions, r.reports_to, r.in_charge,
       CASE WHEN CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END IS NOT NULL THEN r.start END AS start,
       CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
       CASE WHEN CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END IS NOT NULL THEN r."end" END AS "end",
       CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on,
       min(r.source) AS source
FROM raw_post AS r
JOIN person AS p ON p.person_id = r.person_id
JOIN organ AS o ON o.organ_id = r.organ_id
GROUP BY r.person_id, r.organ_id, r.title, r.section, r.tier, r.chief, r.level, r.functions, r.reports_to, r.in_charge, r.start, r."end"
