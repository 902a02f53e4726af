-- name: clone_organ
-- title: Where people would work
-- answers: in which organs each clone would hold a post
-- reads: clone, slot_post, post_now
-- gives: clone, p, organ_id
-- bound: the post taken and those kept
SELECT c.clone, c.p, t.organ_id FROM clone AS c JOIN slot_post AS t ON t.post_no = c.takes
UNION
SELECT c.clone, c.p, t.organ_id FROM clone AS c JOIN post_now AS t ON t.p = c.p AND t.post_no <> c.leaves
