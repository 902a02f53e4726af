-- name: stood
-- title: Findings with their people by name
-- answers: who breaks which rule where, how severely, in which snapshot
-- reads: finding, swap, quota_tie, known
-- gives: the row of finding, one_id, other_id
-- bound: none
SELECT f.*, a.person_id AS one_id, b.person_id AS other_id
FROM finding AS f
JOIN known AS a ON a.p = f.one
LEFT JOIN known AS b ON b.p = f.other
