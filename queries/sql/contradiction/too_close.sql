-- name: too_close
-- title: Parents too young for their children
-- answers: which parent ties the births rule out
-- reads: parent, known
-- gives: problem, table_name, row, other_row, one (the parent), other (the child), third (null)
-- bound: less than 14 years by blood, a child not younger than the parent by adoption; partial dates count in favour of the tie
SELECT CASE WHEN c.birth_last <= a.birth_first THEN 'child-older' ELSE 'too-young' END AS problem, 'parent' AS table_name, p.row,
       CAST(NULL AS BIGINT) AS other_row, p.parent AS one, p.child AS other, CAST(NULL AS INTEGER) AS third
FROM parent AS p
JOIN known AS a ON a.p = p.parent
JOIN known AS c ON c.p = p.child
WHERE c.birth_last < a.birth_first + INTERVAL '14' YEAR AND (p.kind = 'blood' OR c.birth_last <= a.birth_first)
