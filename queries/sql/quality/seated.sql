-- name: seated
-- title: The organs of each person
-- answers: in which organs somebody sits, by name
-- reads: seat, known
-- gives: person_id, organ
-- bound: people with a post on the day asked about
SELECT DISTINCT k.person_id, s.organ FROM seat AS s JOIN known AS k ON k.p = s.p WHERE s.organ IS NOT NULL ORDER BY k.person_id, s.organ
