-- name: kin_word
-- title: Every pair with every word
-- answers: by which words two members of the staff are related
-- reads: meet, beyond
-- gives: a, b (a before b), word_no, worth
-- bound: none
SELECT a, b, word_no, min(worth) AS worth
FROM (SELECT a, b, word_no, worth FROM meet UNION ALL SELECT a, b, word_no, worth FROM beyond) AS every
GROUP BY a, b, word_no
