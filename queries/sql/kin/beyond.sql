-- name: beyond
-- title: Pairs related by advisory words of another form
-- answers: which two members of the staff are PPP, CCC, PSC, or PS and SC by a recorded step-parent
-- reads: who, up, wed, step_up, word
-- gives: a, b (a before b), word_no, worth (as in meet)
-- bound: the words named here; all people of a path are distinct
WITH mine AS (SELECT u.* FROM up AS u JOIN who AS i ON i.p = u.child WHERE i.staff)
SELECT t.a, t.b, w.word_no, CAST(min(t.basis * 4 + 2 - t.grade) AS TINYINT) AS worth
FROM (
    SELECT x.child AS a, y.child AS b, 'PSC' AS word, least(x.grade, m.grade, y.grade) AS grade, greatest(x.basis, m.basis, y.basis) AS basis
    FROM wed AS m
    JOIN mine AS x ON x.parent = m.a
    JOIN mine AS y ON y.parent = m.b
    WHERE x.child <> m.b AND y.child <> m.a
    UNION ALL
    SELECT x.child, z.parent, 'PPP', least(x.grade, y.grade, z.grade), greatest(x.basis, y.basis, z.basis)
    FROM mine AS x
    JOIN up AS y ON y.child = x.parent AND y.parent <> x.child
    JOIN up AS z ON z.child = y.parent AND z.parent <> x.child AND z.parent <> x.parent
    UNION ALL
    SELECT z.parent, x.child, 'CCC', least(x.grade, y.grade, z.grade), greatest(x.basis, y.basis, z.basis)
    FROM mine AS x
    JOIN up AS y ON y.child = x.parent AND y.parent <> x.child
    JOIN up AS z ON z.child = y.parent AND z.parent <> x.child AND z.parent <> x.parent
    UNION ALL
    SELECT child, parent, 'PS', grade, CAST(0 AS TINYINT) FROM step_up
    UNION ALL
    SELECT parent, child, 'SC', grade, CAST(0 AS TINYINT) FROM step_up
    UNION ALL
    SELECT least(s.child, u.child), greatest(s.child, u.child), 'PSC', least(s.grade, u.grade), u.basis
    FROM step_up AS s
    JOIN up AS u ON u.parent = s.parent AND u.child <> s.child
) AS t
JOIN word AS w ON w.word = t.word
JOIN who AS i ON i.p = t.a
JOIN who AS j ON j.p = t.b
WHERE t.a < t.b AND i.staff AND j.staff
GROUP BY t.a, t.b, w.word_no
