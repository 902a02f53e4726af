-- name: near_spouse
-- title: Marriages on the way
-- answers: which marriages join the people on the way, or decide how their ties count
-- reads: near_person, adopting, spouse
-- gives: the rows of spouse
-- bound: one of the two is on the way, or adopted somebody on the way
SELECT t.* FROM spouse AS t
WHERE t.person_id IN (SELECT person_id FROM near_person UNION SELECT parent_id FROM adopting)
   OR t.spouse_id IN (SELECT person_id FROM near_person UNION SELECT parent_id FROM adopting)
