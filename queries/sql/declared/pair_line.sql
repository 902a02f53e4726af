-- name: pair_line
-- title: Lines about the pairs that are shown
-- answers: which lines of the one's form name the other
-- reads: pair_shown, told_line, known
-- gives: one, other (person_ids), level, words, term, source
-- bound: none
SELECT x.person_id AS one, y.person_id AS other, t.level, t.words, t.term, t.source
FROM told_line AS t
JOIN (SELECT a, b FROM pair_shown UNION ALL SELECT b, a FROM pair_shown) AS s ON s.a = t.one AND s.b = t.other
JOIN known AS x ON x.p = t.one
JOIN known AS y ON y.p = t.other
ORDER BY x.person_id, y.person_id, t.level DESC, t.source NULLS LAST, t.term NULLS LAST
