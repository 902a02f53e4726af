-- name: declared_pair
-- title: How relatives are known
-- answers: whether both declared each other, one the other, or neither, and who of them has a form
-- reads: related, told, handed_in
-- gives: a, b, word_no, worth, counts, a_told, b_told (0 not, 1 possibly, 2 or 3 yes), a_form, b_form, status (both, one, none; unknown where the sources hold no forms)
-- bound: none
SELECT r.a, r.b, r.word_no, r.worth, r.counts, coalesce(t.level, 0) AS a_told, coalesce(u.level, 0) AS b_told,
       f.p IS NOT NULL AS a_form, g.p IS NOT NULL AS b_form,
       CASE WHEN n.forms = 0 THEN 'unknown' WHEN t.level IS NOT NULL AND u.level IS NOT NULL THEN 'both'
            WHEN t.level IS NULL AND u.level IS NULL THEN 'none' ELSE 'one' END AS status
FROM related AS r
CROSS JOIN (SELECT count(*) AS forms FROM handed_in) AS n
LEFT JOIN told AS t ON t.one = r.a AND t.other = r.b
LEFT JOIN told AS u ON u.one = r.b AND u.other = r.a
LEFT JOIN handed_in AS f ON f.p = r.a
LEFT JOIN handed_in AS g ON g.p = r.b
