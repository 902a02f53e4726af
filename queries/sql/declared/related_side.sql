-- name: related_side
-- title: Relatives, each pair from both sides
-- answers: who might have named whom on a form
-- reads: related
-- gives: one, other
-- bound: none
SELECT a AS one, b AS other FROM related UNION ALL SELECT b, a FROM related
