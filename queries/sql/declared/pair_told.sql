-- name: pair_told
-- title: How the pairs that are shown are known
-- answers: who of a pair declared the other, possibly or for sure, and who has a form
-- reads: pair_shown, declared_pair, known
-- gives: person_id, relative_id, a_told, b_told, a_form, b_form, status
-- bound: pairs by any word that is known
SELECT x.person_id, y.person_id AS relative_id, d.a_told, d.b_told, d.a_form, d.b_form, d.status
FROM pair_shown AS s
JOIN declared_pair AS d ON d.a = s.a AND d.b = s.b
JOIN known AS x ON x.p = d.a
JOIN known AS y ON y.p = d.b
