-- name: pair
-- title: Relatives in both orders
-- answers: who is a relative of whom, by whatever word
-- reads: kin_word
-- gives: one, other (each pair twice)
-- bound: none
SELECT DISTINCT a AS one, b AS other FROM kin_word
UNION ALL
SELECT DISTINCT b, a FROM kin_word
