-- name: related
-- title: Relatives by their nearest word
-- answers: which two members of the staff are relatives, and by which nearest word
-- reads: kin_word, word, who
-- gives: a, b (a before b), word_no, worth, counts (a word of the list that holds plainly or across a death, between members of the staff)
-- bound: words of the list before advisory ones
SELECT k.a, k.b, w.word_no, k.place % 16 AS worth,
       k.place < 10000 AND k.a NOT IN (SELECT p FROM who WHERE outside) AND k.b NOT IN (SELECT p FROM who WHERE outside) AS counts
FROM (SELECT k.a, k.b, min(CASE WHEN w.scope = 'in' AND k.worth < 8 THEN 0 ELSE 10000 END + w.rank * 16 + k.worth) AS place
      FROM kin_word AS k
      JOIN word AS w ON w.word_no = k.word_no
      GROUP BY k.a, k.b) AS k
JOIN word AS w ON w.rank = CAST(floor((k.place % 10000) / 16) AS INTEGER)
