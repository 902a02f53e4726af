-- name: step_kin
-- title: Pairs by a recorded step-parent
-- answers: who is related by a mere step-parent that the parent table records
-- reads: step_up, up
-- gives: a, b, word, grade, basis
-- bound: PS, SC, and PSC by a recorded step-parent
SELECT child AS a, parent AS b, 'PS' AS word, grade, CAST(0 AS TINYINT) AS basis FROM step_up
UNION ALL
SELECT parent, child, 'SC', grade, CAST(0 AS TINYINT) FROM step_up
UNION ALL
SELECT least(s.child, u.child), greatest(s.child, u.child), 'PSC', least(s.grade, u.grade), u.basis
FROM step_up AS s
JOIN up AS u ON u.parent = s.parent
WHERE u.child <> s.child
