-- name: third_parent
-- title: Children with three parents by blood
-- answers: who has more than two named parents by blood, where blank sexes keep us from telling two fathers or two mothers
-- reads: parent, raw_person, known
-- gives: problem, table_name, row, other_row, one (the child), other, third (two of the parents)
-- bound: each child once
SELECT 'three-parents' AS problem, 'parent' AS table_name, min(p.row) AS row, max(p.row) AS other_row, p.child AS one, max(p.parent) AS other, min(p.parent) AS third
FROM parent AS p
JOIN (SELECT child FROM parent WHERE kind = 'blood' GROUP BY child HAVING count(*) > 2) AS d ON d.child = p.child
JOIN known AS k ON k.p = p.parent
JOIN raw_person AS r ON r.row = k.row AND r.name IS NOT NULL
WHERE p.kind = 'blood' AND p.grade > 0
GROUP BY p.child
HAVING count(DISTINCT p.parent) > 2 AND count(CASE WHEN p.father IS NULL THEN 1 END) > 0
