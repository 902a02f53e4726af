-- name: pair
-- title: Relatives in both orders
-- answers: who is a relative of whom, by whatever word, among those whom a rule can concern
-- reads: touching
-- gives: one, other (each pair twice)
-- bound: none
SELECT DISTINCT a AS one, b AS other FROM touching
UNION ALL
SELECT DISTINCT b, a FROM touching
