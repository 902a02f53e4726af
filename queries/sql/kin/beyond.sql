-- name: beyond
-- title: Pairs related by advisory words of another form
-- answers: which two members of the staff are PPP, CCC, PSC, or PS and SC by a recorded step-parent
-- reads: step_sibling, great_grandparent, step_kin, staff_id, word
-- gives: a, b (a before b), word_no, worth (as in kin_path)
-- bound: the words named here; all people of a path are distinct
SELECT t.a, t.b, w.word_no, CAST(min(t.basis * 4 + 2 - t.grade) AS TINYINT) AS worth
FROM (
    SELECT a, b, word, grade, basis FROM step_sibling
    UNION ALL
    SELECT child, elder, 'PPP', grade, basis FROM great_grandparent
    UNION ALL
    SELECT elder, child, 'CCC', grade, basis FROM great_grandparent
    UNION ALL
    SELECT a, b, word, grade, basis FROM step_kin
) AS t
JOIN word AS w ON w.word = t.word
JOIN staff_id AS i ON i.p = t.a
JOIN staff_id AS j ON j.p = t.b
WHERE t.a < t.b
GROUP BY t.a, t.b, w.word_no
