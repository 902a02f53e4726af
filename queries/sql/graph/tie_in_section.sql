-- name: tie_in_section
-- title: Posts in their sections
-- answers: in which section a post lies
-- reads: graph_post
-- gives: from_key (post_id), to_key (section_id)
-- bound: posts that name a section
SELECT post_id AS from_key, concat(organ_id, '/', section) AS to_key FROM graph_post WHERE section IS NOT NULL
