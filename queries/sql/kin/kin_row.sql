-- name: kin_row
-- title: The rows that kinship kin prints
-- answers: which pairs are related, by which nearest word
-- reads: kin_word, word, known, setting
-- gives: person_id, relative_id (after person_id in order), word (relative is person's word), class, grade
-- bound: a word of the list before an advisory one, then the nearest; every word where setting asks for all
SELECT a.person_id, b.person_id AS relative_id, w.word, w.class,
       CASE k.worth % 4 WHEN 0 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade
FROM (
    SELECT k.a, k.b, k.word_no, k.worth, w.rank,
           min(CASE WHEN w.scope = 'in' AND k.worth < 12 THEN 0 ELSE 10000 END + w.rank * 16 + k.worth) OVER (PARTITION BY k.a, k.b) AS nearest
    FROM kin_word AS k
    JOIN word AS w ON w.word_no = k.word_no
    CROSS JOIN setting AS s
    WHERE s.advisory OR (w.scope = 'in' AND k.worth < 12 AND (k.worth < 8 OR s.affinity_after_death = 'keep')
                         AND (k.worth < 4 OR s.affinity_after_death <> 'end'))
) AS k
CROSS JOIN setting AS s
JOIN word AS w ON w.word_no = k.word_no
JOIN known AS a ON a.p = k.a
JOIN known AS b ON b.p = k.b
WHERE s.all_words OR k.nearest % 10000 = w.rank * 16 + k.worth
ORDER BY k.a, k.b, w.rank
