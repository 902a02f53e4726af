-- name: adoption
-- title: Adoptions in force
-- answers: who is adopted by whom on the day asked about
-- reads: parent, setting
-- gives: child, adopter
-- bound: an adoption that has ended no longer cuts the blood side (Civil Code art. 1117)
SELECT DISTINCT l.child, l.parent AS adopter
FROM parent AS l
CROSS JOIN setting AS s
WHERE l.kind = 'adoptive' AND (l.start_on IS NULL OR l.start_on <= s.as_of) AND (l.end_on IS NULL OR l.end_on > s.as_of)
