-- name: step_up
-- title: Step-parents without fostering
-- answers: who is recorded as a mere step-parent of whom on the day asked about
-- reads: parent, setting
-- gives: child, parent, grade
-- bound: none
SELECT l.child, l.parent, max(l.grade) AS grade
FROM parent AS l
CROSS JOIN setting AS s
WHERE l.kind = 'step' AND (l.start_on IS NULL OR l.start_on <= s.as_of) AND (l.end_on IS NULL OR l.end_on > s.as_of)
GROUP BY l.child, l.parent
