-- name: person
-- title: People, typed
-- answers: who is known, with values that can be computed with
-- reads: raw_person
-- gives: row, person_id, name, sex, birth, birth_first and birth_last (the first and last day it can mean), id_number, staff, died, died_on
-- bound: one row per person_id, the first of several; rows without person_id are left out (see person_problem)
SELECT row, person_id, name,
       CASE WHEN sex IN ('M', 'F') THEN sex END AS sex,
       CASE WHEN CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN TRY_CAST(birth || '-01' AS DATE) WHEN 4 THEN TRY_CAST(birth || '-01-01' AS DATE) END IS NOT NULL THEN birth END AS birth,
       CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN TRY_CAST(birth || '-01' AS DATE) WHEN 4 THEN TRY_CAST(birth || '-01-01' AS DATE) END AS birth_first,
       CASE length(birth) WHEN 10 THEN TRY_CAST(birth AS DATE) WHEN 7 THEN last_day(TRY_CAST(birth || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(birth || '-12-31' AS DATE) END AS birth_last,
       id_number,
       CASE lower(staff) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS staff,
       died,
       CASE length(died) WHEN 10 THEN TRY_CAST(died AS DATE) WHEN 7 THEN last_day(TRY_CAST(died || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(died || '-12-31' AS DATE) END AS died_on
FROM (SELECT *, row_number() OVER (PARTITION BY person_id ORDER BY row) AS nth FROM raw_person WHERE person_id IS NOT NULL) AS numbered
WHERE nth = 1
