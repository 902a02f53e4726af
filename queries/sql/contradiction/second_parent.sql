-- name: second_parent
-- title: Children with two fathers or two mothers
-- answers: who has several named fathers or mothers of one kind, by blood or by adoption
-- reads: parent, raw_person, known
-- gives: problem, table_name, row, other_row, one (the child), other (the parent of the other row), third (the parent of the first row)
-- bound: each further parent against the first one; ended adoptions and possible ties are left out
SELECT CASE WHEN t.father THEN 'two-fathers' ELSE 'two-mothers' END AS problem, 'parent' AS table_name, t.first_row AS row, t.row AS other_row,
       t.child AS one, t.parent AS other, t.first_parent AS third
FROM (
    SELECT p.row, p.child, p.parent, p.father, first_value(p.row) OVER w AS first_row, first_value(p.parent) OVER w AS first_parent
    FROM parent AS p
    JOIN (SELECT child, kind, father FROM parent WHERE kind IN ('blood', 'adoptive') AND father IS NOT NULL AND end_on IS NULL
          GROUP BY child, kind, father HAVING count(*) > 1) AS d ON d.child = p.child AND d.kind = p.kind AND d.father = p.father
    JOIN known AS k ON k.p = p.parent
    JOIN raw_person AS r ON r.row = k.row AND r.name IS NOT NULL
    WHERE p.end_on IS NULL AND p.grade > 0
    WINDOW w AS (PARTITION BY p.child, p.kind, p.father ORDER BY p.row)
) AS t
WHERE t.parent <> t.first_parent
