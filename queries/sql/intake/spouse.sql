-- name: spouse
-- title: Marriages, typed
-- answers: who is or was married to whom, when, how sure
-- reads: raw_spouse, person
-- gives: row, person_id, spouse_id, start, start_on, end, end_on, grade (2 confirmed, 1 probable, 0 possible), source
-- bound: rows that name unknown people, nobody, or a person married to himself are left out (see spouse_problem);
--        a marriage given from both sides or twice is kept once, with its best grade
SELECT min(row) AS row, person_id, spouse_id, start, start_on, "end", end_on, max(grade) AS grade, min(source) AS source
FROM (
    SELECT r.row, least(r.person_id, r.spouse_id) AS person_id, greatest(r.person_id, r.spouse_id) AS spouse_id,
           r.start, CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
           r."end", CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on,
           CASE WHEN r.grade = 'possible' THEN 0 WHEN r.grade = 'probable' THEN 1 ELSE 2 END AS grade, r.source
    FROM raw_spouse AS r
    JOIN person AS a ON a.person_id = r.person_id
    JOIN person AS b ON b.person_id = r.spouse_id
    WHERE r.person_id <> r.spouse_id
) AS marriages
GROUP BY person_id, spouse_id, start, start_on, "end", end_on
