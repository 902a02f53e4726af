-- name: second_spouse
-- title: People with two current spouses
-- answers: who has several marriages that stand, as far as anybody wrote
-- reads: spouse, known
-- gives: problem, table_name, row, other_row, one (the person), other (the spouse of the other row), third (the spouse of the first row)
-- bound: each further marriage against the first; only where none of the people is known to have died and the person was born in the last 90 years before the youngest of all: an old family tree seldom records every end
WITH each_side AS (SELECT row, a AS p, b AS mate, end_on, grade FROM spouse UNION ALL SELECT row, b, a, end_on, grade FROM spouse)
SELECT 'two-spouses' AS problem, 'spouse' AS table_name, t.first_row AS row, t.row AS other_row, t.p AS one, t.mate AS other, t.first_mate AS third
FROM (
    SELECT m.row, m.p, m.mate, first_value(m.row) OVER w AS first_row, first_value(m.mate) OVER w AS first_mate
    FROM each_side AS m
    JOIN (SELECT p FROM each_side GROUP BY p HAVING count(*) > 1) AS d ON d.p = m.p
    JOIN known AS k ON k.p = m.p AND k.died_on IS NULL AND k.birth_first > (SELECT max(birth_first) FROM known) - INTERVAL '90' YEAR
    JOIN known AS o ON o.p = m.mate AND o.died_on IS NULL
    WHERE m.end_on IS NULL AND m.grade > 0
    WINDOW w AS (PARTITION BY m.p ORDER BY m.row)
) AS t
WHERE t.mate <> t.first_mate
