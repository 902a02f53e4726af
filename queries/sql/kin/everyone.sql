-- name: everyone
-- title: Everybody counted as staff
-- answers: what the people are as numbers when relatives of everyone are asked for
-- reads: person
-- gives: p, person_id, staff (always true), died_on
-- bound: none
SELECT CAST(row_number() OVER (ORDER BY person_id) AS INTEGER) AS p, person_id, TRUE AS staff, died_on
FROM person
