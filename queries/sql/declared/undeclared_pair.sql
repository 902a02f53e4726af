-- name: undeclared_pair
-- title: Relatives whom somebody did not declare
-- answers: which relatives one or both did not declare, the most consequential first
-- reads: declared_pair, word, finding, post_now, organ, known
-- gives: place (1 is first), a, b, person_id, relative_id, word, worth, status, severity (of the gravest finding about the two: 3 to 1; 0 none), organ_id, organ (of that finding, or where both work; null: different organs)
-- bound: words of the list that hold plainly or across a death
SELECT row_number() OVER (ORDER BY p.status, p.severity = 0, p.organ_id IS NULL, p.gravest DESC, coalesce(p.organ, ''), coalesce(p.organ_id, ''),
                                   p.severity DESC, p.worth % 4, p.worth, p.rank, p.a, p.b) AS place,
       p.a, p.b, p.person_id, p.relative_id, p.word, p.worth, p.status, p.severity, p.organ_id, p.organ
FROM (
    SELECT d.a, d.b, x.person_id, y.person_id AS relative_id, w.word, w.rank, d.worth, d.status, coalesce(f.severity, 0) AS severity,
           o.organ_id, o.name AS organ, max(coalesce(f.severity, 0)) OVER (PARTITION BY d.status, o.organ_id) AS gravest
    FROM declared_pair AS d
    JOIN word AS w ON w.word_no = d.word_no
    JOIN known AS x ON x.p = d.a
    JOIN known AS y ON y.p = d.b
    LEFT JOIN (SELECT least(one, other) AS a, greatest(one, other) AS b, severity, organ_id,
                      row_number() OVER (PARTITION BY least(one, other), greatest(one, other) ORDER BY severity DESC, worth, organ_id) AS nth
               FROM finding WHERE other IS NOT NULL) AS f ON f.a = d.a AND f.b = d.b AND f.nth = 1
    LEFT JOIN (SELECT d.a, d.b, min(t.organ_id) AS organ_id
               FROM declared_pair AS d
               JOIN post_now AS t ON t.p = d.a
               JOIN post_now AS u ON u.p = d.b AND u.organ_id = t.organ_id
               GROUP BY d.a, d.b) AS s ON s.a = d.a AND s.b = d.b
    LEFT JOIN organ AS o ON o.organ_id = coalesce(f.organ_id, s.organ_id)
    WHERE d.counts AND d.status IN ('one', 'none')
) AS p
ORDER BY place
