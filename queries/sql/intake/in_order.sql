-- name: in_order
-- title: People as numbers, where they are sorted already
-- answers: which number stands for which person_id, and what ties and posts need to know of a person
-- reads: raw_person
-- gives: row, p (in the order of person_id), person_id, staff, male (null: unknown), birth_first and birth_last (the days a partial date can mean), died_on
-- bound: only for a table that is sorted by person_id (see disorder): sorting two million people is then spared
SELECT row, CAST(row AS INTEGER) AS p, person_id,
       CASE lower(staff) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS staff,
       CASE sex WHEN 'M' THEN TRUE WHEN 'F' THEN FALSE END AS male,
       CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN TRY_CAST(birth || '-01' AS DATE) WHEN 4 THEN TRY_CAST(birth || '-01-01' AS DATE) END AS birth_first,
       CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN last_day(TRY_CAST(birth || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(birth || '-12-31' AS DATE) END AS birth_last,
       CASE length(died) WHEN 10 THEN TRY_CAST(died AS DATE) WHEN 7 THEN last_day(TRY_CAST(died || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(died || '-12-31' AS DATE) END AS died_on
FROM raw_person
