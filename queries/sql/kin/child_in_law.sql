-- name: child_in_law
-- title: Parents of a married couple
-- answers: whose children are married to each other
-- reads: who, up, wed, word
-- gives: a, b (a before b), word_no, worth (as in meet)
-- bound: CSP only; all four people are distinct
SELECT x.parent AS a, y.parent AS b, w.word_no, CAST(min(greatest(x.basis, m.basis, y.basis) * 4 + 2 - least(x.grade, m.grade, y.grade)) AS TINYINT) AS worth
FROM wed AS m
JOIN (SELECT u.* FROM up AS u JOIN who AS i ON i.p = u.parent WHERE i.staff) AS x ON x.child = m.a
JOIN (SELECT u.* FROM up AS u JOIN who AS i ON i.p = u.parent WHERE i.staff) AS y ON y.child = m.b
JOIN word AS w ON w.word = 'CSP'
WHERE x.parent < y.parent AND x.parent <> m.b AND y.parent <> m.a
GROUP BY x.parent, y.parent, w.word_no
