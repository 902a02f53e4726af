-- name: quota_tie
-- title: Ties between the members of a body
-- answers: by whom a body has too many relatives among its members
-- reads: quota, claim
-- gives: pack, rule, organ_id, one, other (other is one's word), one_post, other_post, word_no, related (members with a relative in the body), members
-- bound: one row for each pair; relatives that are only noted are left out
SELECT c.pack, c.rule, c.organ_id, c.one, c.other, c.one_post, c.other_post, c.word_no, q.related, q.members
FROM claim AS c
JOIN quota AS q ON q.pack = c.pack AND q.rule = c.rule AND q.organ_id = c.organ_id
WHERE c.cap > 1 AND c.nth = 1
ORDER BY c.pack, c.rule, c.organ_id, c.one, c.other
