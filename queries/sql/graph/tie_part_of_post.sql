-- name: tie_part_of_post
-- title: Posts in their organs
-- answers: in which organ a post lies
-- reads: graph_post
-- gives: from_key (post_id), to_key (organ_id)
-- bound: none
SELECT post_id AS from_key, organ_id AS to_key FROM graph_post
