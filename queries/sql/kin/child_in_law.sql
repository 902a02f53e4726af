-- name: child_in_law
-- title: Parents of a married couple
-- answers: whose children are married to each other
-- reads: married_child, word
-- gives: a, b (a before b), word_no, worth (as in kin_path)
-- bound: CSP only; all four people are distinct
SELECT x.parent AS a, y.parent AS b, (SELECT max(word_no) FROM word WHERE word = 'CSP') AS word_no,
       CAST(min(greatest(x.basis, y.basis) * 4 + 2 - least(x.grade, y.grade)) AS TINYINT) AS worth
FROM married_child AS x
JOIN married_child AS y ON y.child = x.spouse AND y.spouse = x.child
WHERE x.parent < y.parent
GROUP BY x.parent, y.parent
