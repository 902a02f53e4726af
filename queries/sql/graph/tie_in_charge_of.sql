-- name: tie_in_charge_of
-- title: Leaders in charge
-- answers: which leader is in charge of the work of a post
-- reads: graph_post, known
-- gives: from_key (person_id), to_key (post_id)
-- bound: as each row of the ledger says it: posts of one section may name different leaders
SELECT k.person_id AS from_key, t.post_id AS to_key FROM graph_post AS t JOIN known AS k ON k.p = t.in_charge
