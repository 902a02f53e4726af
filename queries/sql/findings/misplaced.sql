-- name: misplaced
-- title: Posts whose organ is unknown on the day asked about
-- answers: who holds a post in an organ that had not begun or was gone, and nobody tells which other organ it was
-- reads: post, person, organ_then, setting
-- gives: person_id, name, organ_id, why (split, merged, ended, unfounded, in-circle), source
-- bound: posts held on that day
SELECT q.person_id, q.name, t.organ_id, h.why, t.source
FROM post AS t
JOIN organ_then AS h ON h.organ_id = t.organ_id
JOIN person AS q ON q.p = t.p
CROSS JOIN setting AS s
WHERE h.then_id IS NULL
  AND (t.start_on IS NULL OR t.start_on <= s.as_of OR t.end_on < t.start_on)
  AND (t.end_on IS NULL OR t.end_on > s.as_of OR t.end_on < t.start_on)
ORDER BY t.organ_id, q.name NULLS LAST, q.person_id, t.row
