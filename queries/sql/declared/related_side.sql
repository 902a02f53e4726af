-- name: related_side
-- title: Relatives, each pair from both sides
-- answers: who might have named whom on a form, and as what
-- reads: related, word
-- gives: one, other, word (other is one's word)
-- bound: none
SELECT r.a AS one, r.b AS other, w.word
FROM related AS r
JOIN word AS w ON w.word_no = r.word_no
UNION ALL
SELECT r.b, r.a, v.word
FROM related AS r
JOIN word AS w ON w.word_no = r.word_no
JOIN word AS v ON v.word_no = w.inverse_no
