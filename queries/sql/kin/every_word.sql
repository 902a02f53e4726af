-- name: every_word
-- title: Every pair with every word, advisory ones too
-- answers: by which words, in the list or not, two members of the staff are related
-- reads: kin_word, beyond
-- gives: a, b (a before b), word_no, worth
-- bound: none
SELECT a, b, word_no, min(worth) AS worth
FROM (SELECT a, b, word_no, worth FROM kin_word UNION ALL SELECT a, b, word_no, worth FROM beyond) AS every
GROUP BY a, b, word_no
