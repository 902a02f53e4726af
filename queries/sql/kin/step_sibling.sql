-- name: step_sibling
-- title: Children of two people married to each other
-- answers: whose parents are married to each other
-- reads: parent_spouse
-- gives: a, b, word, grade, basis
-- bound: all four people are distinct
SELECT x.child AS a, y.child AS b, 'PSC' AS word, least(x.grade, y.grade) AS grade, greatest(x.basis, y.basis) AS basis
FROM parent_spouse AS x
JOIN parent_spouse AS y ON y.parent = x.spouse AND y.spouse = x.parent
WHERE x.child < y.child
