-- name: crowded
-- title: Parents of more children than anybody has
-- answers: who is recorded as a parent of more than 100 people, and in which row first
-- reads: crowd, parent, known, raw_parent, raw_person
-- gives: person_id, name, number (of children), row and source (of the first of the ties)
-- bound: recorded blood and adoptive ties alike; somebody may foster more
SELECT w.person_id, x.name, c.number, c.row, r.source
FROM (
    SELECT parent, count(DISTINCT child) AS number, min(row) AS row
    FROM parent
    WHERE kind IN ('blood', 'adoptive') AND parent IN (SELECT parent FROM crowd)
    GROUP BY parent
    HAVING count(DISTINCT child) > 100
) AS c
JOIN known AS w ON w.p = c.parent
JOIN raw_person AS x ON x.row = w.row
JOIN raw_parent AS r ON r.row = c.row
ORDER BY c.number DESC, w.person_id
