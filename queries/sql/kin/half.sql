-- name: half
-- title: Half paths of the staff
-- answers: whom each member of the staff reaches by: self or spouse, then up to two parents
-- reads: staff_id, up, wed
-- gives: p, x, y, via (the people below the apex, repeated where there are fewer than three; -p where there is none), apex, code (3 if it starts with the spouse, plus the number of parents), grade, basis
-- bound: two parents up; the people of one half path are distinct
WITH start AS (
    SELECT p, p AS q, CAST(0 AS TINYINT) AS code, CAST(2 AS TINYINT) AS grade, CAST(0 AS TINYINT) AS basis FROM staff_id
    UNION ALL
    SELECT w.a, w.b, CAST(3 AS TINYINT), w.grade, w.basis FROM wed AS w JOIN staff_id AS i ON i.p = w.a
),
one AS (
    SELECT s.p, s.q, u.parent AS apex, CAST(s.code + 1 AS TINYINT) AS code, least(s.grade, u.grade) AS grade, greatest(s.basis, u.basis) AS basis
    FROM start AS s
    JOIN up AS u ON u.child = s.q
    WHERE u.parent <> s.p
)
SELECT p, CASE WHEN code = 0 THEN -p ELSE p END AS x, CASE WHEN code = 0 THEN -p ELSE p END AS y, CASE WHEN code = 0 THEN -p ELSE p END AS via,
       q AS apex, code, grade, basis
FROM start
UNION ALL
SELECT p, p, q, q, apex, code, grade, basis FROM one
UNION ALL
SELECT o.p, o.p, o.q, o.apex, u.parent, CAST(o.code + 1 AS TINYINT), least(o.grade, u.grade), greatest(o.basis, u.basis)
FROM one AS o
JOIN up AS u ON u.child = o.apex
WHERE u.parent <> o.p AND u.parent <> o.q
