-- name: spouse
-- title: Marriages between numbers
-- answers: who is or was married to whom, when, how sure
-- reads: raw_spouse, known
-- gives: row, a, b (a before b), start_on, end_on, grade (2 confirmed, 1 probable, 0 possible), a_died, b_died
-- bound: rows that name unknown people, nobody, or a person married to himself are left out (see spouse_problem); a marriage may be given from both sides
SELECT r.row, least(a.p, b.p) AS a, greatest(a.p, b.p) AS b,
       CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
       CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on,
       CAST(CASE WHEN r.grade = 'possible' THEN 0 WHEN r.grade = 'probable' THEN 1 ELSE 2 END AS TINYINT) AS grade,
       CASE WHEN a.p < b.p THEN a.died_on ELSE b.died_on END AS a_died, CASE WHEN a.p < b.p THEN b.died_on ELSE a.died_on END AS b_died
FROM raw_spouse AS r
JOIN known AS a ON a.person_id = r.person_id
JOIN known AS b ON b.person_id = r.spouse_id
WHERE a.p <> b.p
