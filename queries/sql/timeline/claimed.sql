-- name: claimed
-- title: Whoever may ever have been in a forbidden situation
-- answers: which two people, or which one, could break a rule if everything had lasted
-- reads: claim, alone
-- gives: one, other (null for a rule about one person), organ_id, together (the rule counts a whole body, or two placements)
-- bound: none
SELECT DISTINCT c.one, c.other, c.organ_id, c.situation IN ('group-quota', 'reciprocal') AS together FROM claim AS c
UNION
SELECT a.one, CAST(NULL AS INTEGER), a.organ_id, FALSE FROM alone AS a
