-- name: spouse_kept
-- title: Marriages that are looked at
-- answers: which marriages join the people on the ways, or decide how their ties count
-- reads: near_spouse, spouse_dated, raw_spouse
-- gives: the columns of the canonical spouse table, start_on, end_on
-- bound: none
SELECT r.person_id, r.spouse_id, r.start, r."end", CASE t.grade WHEN 2 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade,
       coalesce(r.source, concat('spouse#', CAST(r.row AS STRING))) AS source, t.start_on, t.end_on
FROM spouse_dated AS t
JOIN raw_spouse AS r ON r.row = t.row
JOIN (SELECT DISTINCT person_id, spouse_id FROM near_spouse) AS n ON n.person_id = r.person_id AND n.spouse_id = r.spouse_id
