-- name: near_spouse
-- title: Marriages on the way
-- answers: which marriages join the people on the way, or decide how their ties count
-- reads: near, spouse, raw_spouse
-- gives: person_id, spouse_id, start_on, end_on, grade, source
-- bound: one of the two is on the way
SELECT r.person_id, r.spouse_id, t.start_on, t.end_on, t.grade, coalesce(r.source, concat('spouse#', CAST(r.row AS STRING))) AS source
FROM spouse AS t
JOIN raw_spouse AS r ON r.row = t.row
WHERE t.a IN (SELECT p FROM near) OR t.b IN (SELECT p FROM near)
