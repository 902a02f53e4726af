-- name: node_post
-- title: Posts of the graph
-- answers: which posts there are
-- reads: graph_post
-- gives: post_id, title, section, tier, chief, level, functions (separated by ;), post_kind
-- bound: none
SELECT post_id, title, section, tier, chief, level, functions, post_kind FROM graph_post
