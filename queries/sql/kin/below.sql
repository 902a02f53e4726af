-- name: below
-- title: Children of the staff and of their spouses
-- answers: who is a child of a member of the staff, or of a spouse where a word asked for begins so
-- reads: half, up, word_form
-- gives: p, through (as in half), apex (p or the spouse), child, code (0 or 3), grade, basis
-- bound: the child is not p
SELECT h.p, h.through, h.via AS apex, u.child, h.code, least(h.grade, u.grade) AS grade, greatest(h.basis, u.basis) AS basis
FROM half AS h
JOIN up AS u ON u.parent = h.via
WHERE u.child <> h.p
  AND h.code IN (SELECT code_b FROM word_form WHERE code_b IN (0, 3) AND code_a NOT IN (0, 3))
