-- name: beside
-- title: Relatives in one organ
-- answers: which relatives by a word that counts hold posts in one organ
-- reads: touching, word, post_now
-- gives: one, other (both orders), one_post, other_post, organ_id, organ_kind
-- bound: words of the list; advisory ties are left out
WITH related AS (
    SELECT k.a, k.b FROM touching AS k JOIN word AS w ON w.word_no = k.word_no WHERE w.scope = 'in' AND k.worth < 8
)
SELECT k.one, k.other, t.post_no AS one_post, u.post_no AS other_post, t.organ_id, t.organ_kind
FROM (SELECT a AS one, b AS other FROM related UNION SELECT b, a FROM related) AS k
JOIN post_now AS t ON t.p = k.one
JOIN post_now AS u ON u.p = k.other AND u.organ_id = t.organ_id
