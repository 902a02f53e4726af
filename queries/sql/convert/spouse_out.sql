-- name: spouse_out
-- title: Marriages as the canonical folder has them
-- answers: which rows the spouse file holds
-- reads: spouse, raw_spouse
-- gives: the columns of the canonical spouse table
-- bound: sorted; repeated rows once
SELECT DISTINCT r.person_id, r.spouse_id, CASE WHEN t.start_on IS NOT NULL THEN r.start END AS start, CASE WHEN t.end_on IS NOT NULL THEN r."end" END AS "end", CASE t.grade WHEN 2 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade, r.source
FROM spouse AS t
JOIN raw_spouse AS r ON r.row = t.row
ORDER BY r.person_id, r.spouse_id, 3, 4, 5, 6
