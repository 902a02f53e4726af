-- name: meet
-- title: Pairs whose half paths meet
-- answers: which two members of the staff are related by a word of the form [S]P..C..[S]
-- reads: half, crossing, word_form
-- gives: a, b (a before b), word_no, worth (4 x basis + 2 - grade of the best path: smaller is better)
-- bound: words of word_form with a parent or child in them; all people of a path are distinct
SELECT m.a, m.b, f.word_no, m.worth
FROM (
    -- The words are looked up last: there are fewer pairs then, and the pair of codes already says which word it is.
    SELECT a, b, code_a, code_b, CAST(min(worth) AS TINYINT) AS worth
    FROM (
        SELECT least(r.p, h.p) AS a, greatest(r.p, h.p) AS b,
               CASE WHEN r.p < h.p THEN r.code ELSE CAST(h.code + 1 AS TINYINT) END AS code_a,
               CASE WHEN r.p < h.p THEN CAST(h.code + 1 AS TINYINT) ELSE r.code END AS code_b,
               greatest(r.basis, h.basis) * 4 + 2 - least(r.grade, h.grade) AS worth
        FROM crossing AS r
        JOIN half AS h ON h.via = r.other
        WHERE r.p <> h.p AND r.p <> h.through AND r.through <> h.p AND r.through <> h.through AND r.via <> h.p AND r.via <> h.through
          AND r.apex <> h.p
    ) AS met
    GROUP BY a, b, code_a, code_b
) AS m
JOIN word_form AS f ON f.code_a = m.code_a AND f.code_b = m.code_b
