-- name: meet
-- title: Pairs whose half paths meet
-- answers: which two members of the staff are related by a word of the form [S]P..C..[S]
-- reads: half, word_form
-- gives: a, b (a before b), word_no, worth (4 x basis + 2 - grade of the best path: smaller is better)
-- bound: words of word_form only; all people of a path are distinct
SELECT m.a, m.b, f.word_no, m.worth
FROM (
    -- The words are looked up last: there are half as many pairs then, and the pair of codes already says which word it is.
    SELECT a.p AS a, b.p AS b, a.code AS code_a, b.code AS code_b,
           CAST(min(greatest(a.basis, b.basis) * 4 + 2 - least(a.grade, b.grade)) AS TINYINT) AS worth
    FROM half AS a
    JOIN half AS b ON a.apex = b.apex AND a.p < b.p
     AND a.via <> b.via AND a.via <> b.y AND a.via <> b.x
     AND a.y <> b.via AND a.y <> b.y AND a.y <> b.x
     AND a.x <> b.via AND a.x <> b.y AND a.x <> b.x
    GROUP BY a.p, b.p, a.code, b.code
) AS m
JOIN word_form AS f ON f.code_a = m.code_a AND f.code_b = m.code_b
