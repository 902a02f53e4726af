-- name: half
-- title: Half paths of the staff
-- answers: whom each member of the staff reaches by: self or spouse, then up to one parent
-- reads: staff_id, up, wed
-- gives: p, through (the spouse, where a parent of theirs is reached; else p; -p where p is reached), via (who is reached), code (3 if it starts with the spouse, plus the number of parents), grade, basis
-- bound: one parent up, as the step to the apex is that of siblings; the people of one half path are distinct
WITH start AS (
    SELECT p, -p AS through, p AS via, CAST(0 AS TINYINT) AS code, CAST(2 AS TINYINT) AS grade, CAST(0 AS TINYINT) AS basis FROM staff_id
    UNION ALL
    SELECT w.a, w.a, w.b, CAST(3 AS TINYINT), w.grade, w.basis FROM wed AS w JOIN staff_id AS i ON i.p = w.a
)
SELECT p, through, via, code, grade, basis FROM start
UNION ALL
SELECT s.p, s.via, u.parent, CAST(s.code + 1 AS TINYINT), least(s.grade, u.grade), greatest(s.basis, u.basis)
FROM start AS s
JOIN up AS u ON u.child = s.via
WHERE u.parent <> s.p
