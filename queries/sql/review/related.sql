-- name: related
-- title: Pairs asked about who are relatives on the staff
-- answers: which of the pairs asked about are related by a word of the list
-- reads: asked_pair, known, kin_counted
-- gives: person_id, relative_id (as in asked_pair)
-- bound: pairs of staff, words of the list that hold in law
SELECT DISTINCT a.person_id, a.relative_id
FROM asked_pair AS a
JOIN known AS p ON p.person_id = a.person_id
JOIN known AS q ON q.person_id = a.relative_id
JOIN kin_counted AS k ON k.a = least(p.p, q.p) AND k.b = greatest(p.p, q.p)
WHERE k.place < 10000
ORDER BY a.person_id, a.relative_id
