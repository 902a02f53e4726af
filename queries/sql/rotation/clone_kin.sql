-- name: clone_kin
-- title: Kinship of people who have moved
-- answers: which pairs are relatives of whom at least one has moved
-- reads: kin_word, clone
-- gives: the columns of kin_word
-- bound: pairs of whom neither moves are known already
WITH variant AS (
    SELECT p, clone AS who FROM clone
    UNION ALL
    SELECT a, a FROM kin_word
    UNION
    SELECT b, b FROM kin_word
)
SELECT x.who AS a, y.who AS b, w.word_no, w.worth
FROM kin_word AS w
JOIN variant AS x ON x.p = w.a
JOIN variant AS y ON y.p = w.b
WHERE x.who <> w.a OR y.who <> w.b
