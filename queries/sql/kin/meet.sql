-- name: meet
-- title: Pairs whose half paths meet
-- answers: which two members of the staff are related by a word of the form [S]P..C..[S]
-- reads: half, word_form
-- gives: a, b (a before b), word_no, worth (4 x basis + 2 - grade of the best path: smaller is better)
-- bound: words of word_form only; all people of a path are distinct
SELECT a.p AS a, b.p AS b, f.word_no, CAST(min(greatest(a.basis, b.basis) * 4 + 2 - least(a.grade, b.grade)) AS TINYINT) AS worth
FROM half AS a
JOIN half AS b ON a.apex = b.apex AND a.p < b.p
 AND a.via <> b.via AND a.via <> b.y AND a.via <> b.x
 AND a.y <> b.via AND a.y <> b.y AND a.y <> b.x
 AND a.x <> b.via AND a.x <> b.y AND a.x <> b.x
JOIN word_form AS f ON f.code_a = a.code AND f.code_b = b.code
GROUP BY a.p, b.p, f.word_no
