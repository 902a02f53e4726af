-- name: kin_word
-- title: Every pair with every word
-- answers: by which words two members of the staff are related
-- reads: kin_path
-- gives: a, b (a before b), word_no, worth (of the best path)
-- bound: the words of the list
SELECT a, b, word_no, min(worth) AS worth FROM kin_path GROUP BY a, b, word_no
