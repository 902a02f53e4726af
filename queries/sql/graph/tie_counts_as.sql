-- name: tie_counts_as
-- title: Posts that rules name
-- answers: which posts belong to which set of posts that a loaded pack names
-- reads: graph_post, post_now, role_post
-- gives: from_key (post_id), to_key (pack/role)
-- bound: posts held on the day asked about, in organs of the kinds the pack covers
SELECT DISTINCT t.post_id AS from_key, concat(r.pack, '/', r.role) AS to_key
FROM role_post AS r
JOIN post_now AS n ON n.post_no = r.post_no
JOIN graph_post AS t ON t.now AND t.p = n.p AND t.organ_id = n.organ_id
 AND t.section IS NOT DISTINCT FROM n.section AND t.title IS NOT DISTINCT FROM n.title AND t.level IS NOT DISTINCT FROM n.level
 AND t.tier IS NOT DISTINCT FROM n.tier AND t.chief IS NOT DISTINCT FROM n.chief AND coalesce(t.functions, '') = n.functions
