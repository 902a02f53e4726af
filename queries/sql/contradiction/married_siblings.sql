-- name: married_siblings
-- title: Spouses with a common parent
-- answers: which spouses are given as children of one parent by blood
-- reads: spouse, parent
-- gives: problem, table_name, row, other_row, one, other (the spouses), third (a common parent)
-- bound: each couple once, whatever they have in common
SELECT 'married-siblings' AS problem, 'spouse' AS table_name, min(s.row) AS row, CAST(NULL AS BIGINT) AS other_row, s.a AS one, s.b AS other,
       min(p.parent) AS third
FROM spouse AS s
JOIN parent AS p ON p.child = s.a AND p.kind = 'blood'
JOIN parent AS q ON q.child = s.b AND q.kind = 'blood' AND q.parent = p.parent
GROUP BY s.a, s.b
