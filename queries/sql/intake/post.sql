-- name: post
-- title: Posts, typed
-- answers: who holds or held which post
-- reads: raw_post, known, organ
-- gives: row, post_id, p, organ_id, title, section, tier, chief, level, functions, reports_to, in_charge (numbers), start, start_on, end, end_on, entered, entered_on, source, reorganised_on (null here)
-- bound: rows that name nobody or no organ that is known are left out (see post_problem)
SELECT r.row, r.post_id, k.p, r.organ_id, r.title, r.section,
       CASE WHEN r.tier IN ('1', '2', '3', '1.0', '2.0', '3.0') THEN CAST(substr(r.tier, 1, 1) AS INTEGER) END AS tier,
       CASE lower(r.chief) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS chief,
       r.level, lower(replace(r.functions, ' ', '')) AS functions, t.p AS reports_to, c.p AS in_charge,
       CASE WHEN CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END IS NOT NULL THEN r.start END AS start,
       CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
       CASE WHEN CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END IS NOT NULL THEN r."end" END AS "end",
       CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on,
       CASE WHEN CASE length(r.entered) WHEN 10 THEN TRY_CAST(r.entered AS DATE) WHEN 7 THEN TRY_CAST(r.entered || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.entered || '-01-01' AS DATE) END IS NOT NULL THEN r.entered END AS entered,
       CASE length(r.entered) WHEN 10 THEN TRY_CAST(r.entered AS DATE) WHEN 7 THEN TRY_CAST(r.entered || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.entered || '-01-01' AS DATE) END AS entered_on, r.source,
       CAST(NULL AS DATE) AS reorganised_on
FROM raw_post AS r
JOIN known AS k ON k.person_id = r.person_id
JOIN organ AS o ON o.organ_id = r.organ_id
-- Most posts name nobody. Joined by the name itself they would all lie on one heap, which is neither put on the disk nor shared out in parts.
LEFT JOIN (SELECT m.row, k.p FROM raw_post AS m JOIN known AS k ON k.person_id = m.reports_to) AS t ON t.row = r.row
LEFT JOIN (SELECT m.row, k.p FROM raw_post AS m JOIN known AS k ON k.person_id = m.in_charge) AS c ON c.row = r.row
