-- name: kin_word
-- title: Every pair with every word
-- answers: by which words two members of the staff are related
-- reads: meet, wedded, child_in_law
-- gives: a, b (a before b), word_no, worth
-- bound: the words of the list
SELECT a, b, word_no, worth FROM meet
UNION ALL
SELECT a, b, word_no, worth FROM wedded
UNION ALL
SELECT a, b, word_no, worth FROM child_in_law
