-- name: kin_counted
-- title: Words that count
-- answers: which words of which pairs are to be printed
-- reads: kin_word, word, setting
-- gives: a, b, place (smaller is nearer: list before advisory, few steps before many, then worth)
-- bound: the words of the list that hold, over a death as setting says; also advisory words and blood after an adoption where they are asked for
SELECT k.a, k.b, CASE WHEN w.scope = 'in' AND k.worth NOT BETWEEN 8 AND 11 THEN 0 ELSE 10000 END + w.rank * 16 + k.worth AS place
FROM kin_word AS k
JOIN word AS w ON w.word_no = k.word_no
CROSS JOIN setting AS s
WHERE (s.advisory OR (w.scope = 'in' AND k.worth NOT BETWEEN 8 AND 11))
  AND (k.worth < 12 OR s.affinity_after_death = 'keep')
  AND (k.worth NOT BETWEEN 4 AND 7 OR s.affinity_after_death <> 'end')
