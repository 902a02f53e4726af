-- name: away
-- title: Secondments
-- answers: which posts are secondments under which clause
-- reads: post_ever, tenure_word
-- gives: pack, rule, post_no
-- bound: told by a word in the title
SELECT DISTINCT w.pack, w.rule, t.post_no
FROM post_ever AS t
JOIN tenure_word AS w ON instr(t.title, w.word) > 0
