-- name: contradiction
-- title: Contradictions in the tables
-- answers: which statements of the tables cannot all be true, about whom, in which rows
-- reads: second_parent, third_parent, too_close, two_kinds, second_spouse, odd_wedding, married_siblings, dead_first, known, most_listed, raw_person, raw_parent, raw_spouse, raw_post
-- gives: problem, table_name, row, source, other_row, other_source, one_id, one_name, one_row, other_id, other_name, third_id, third_name, two_row (the rows of the first two people), number (of the problem's rows)
-- bound: the first rows of each problem, as many as most_listed says
SELECT f.problem, f.table_name, f.row, coalesce(p.source, s.source, t.source) AS source, f.other_row, coalesce(q.source, u.source) AS other_source,
       a.person_id AS one_id, x.name AS one_name, a.row AS one_row, b.person_id AS other_id, y.name AS other_name, b.row AS two_row,
       c.person_id AS third_id, z.name AS third_name, f.number
FROM (
    SELECT e.*, row_number() OVER (PARTITION BY e.problem ORDER BY e.row, e.other_row NULLS LAST, e.one, e.other) AS nth,
           count(*) OVER (PARTITION BY e.problem) AS number
    FROM (
        SELECT * FROM second_parent UNION ALL SELECT * FROM third_parent UNION ALL SELECT * FROM too_close UNION ALL SELECT * FROM two_kinds UNION ALL SELECT * FROM second_spouse
        UNION ALL SELECT * FROM odd_wedding UNION ALL SELECT * FROM married_siblings UNION ALL SELECT * FROM dead_first
    ) AS e
) AS f
JOIN most_listed AS m ON f.nth <= m.most
JOIN known AS a ON a.p = f.one
JOIN known AS b ON b.p = f.other
JOIN raw_person AS x ON x.row = a.row
JOIN raw_person AS y ON y.row = b.row
LEFT JOIN known AS c ON c.p = f.third
LEFT JOIN raw_person AS z ON z.row = c.row
LEFT JOIN raw_parent AS p ON f.table_name = 'parent' AND p.row = f.row
LEFT JOIN raw_parent AS q ON f.table_name = 'parent' AND q.row = f.other_row
LEFT JOIN raw_spouse AS s ON f.table_name = 'spouse' AND s.row = f.row
LEFT JOIN raw_spouse AS u ON f.table_name = 'spouse' AND u.row = f.other_row
LEFT JOIN raw_post AS t ON f.table_name = 'post' AND t.row = f.row
ORDER BY f.problem, f.row, f.other_row NULLS LAST, a.person_id, b.person_id
