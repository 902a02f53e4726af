-- name: circle_member
-- title: People on a circle of parents
-- answers: who would be his or her own ancestor
-- reads: lineage_left, known
-- gives: person_id
-- bound: none
SELECT DISTINCT w.person_id FROM lineage_left AS l JOIN known AS w ON w.p = l.child ORDER BY w.person_id
