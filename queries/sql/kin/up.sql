-- name: up
-- title: Steps from a child to a parent
-- answers: who is a parent of whom in law on the day asked about
-- reads: parent, adoption, kept_blood, setting
-- gives: child, parent, grade, basis (0 plain, 2 a blood parent after an adoption: advisory only)
-- bound: step-parents count only where fostering is recorded; blood ties have no end; a tie that is given several times stays several rows, so that no path mixes the grade of one with the basis of another
SELECT l.child, l.parent, l.grade,
       CAST(CASE WHEN l.kind = 'blood' AND a.child IS NOT NULL AND k.child IS NULL THEN 2 ELSE 0 END AS TINYINT) AS basis
FROM parent AS l
CROSS JOIN setting AS s
LEFT JOIN (SELECT DISTINCT child FROM adoption) AS a ON a.child = l.child
LEFT JOIN kept_blood AS k ON k.child = l.child AND k.parent = l.parent
WHERE l.kind = 'blood'
   OR (l.kind IN ('adoptive', 'step_fostered') AND (l.start_on IS NULL OR l.start_on <= s.as_of) AND (l.end_on IS NULL OR l.end_on > s.as_of))
