-- name: supposed
-- title: Posts as a role may see them
-- answers: which roles a post may have where its tier is not known
-- reads: post_ever
-- gives: the columns of post_now that roles read: post_no, p, organ_id, organ_kind, section, tier, chief, functions, title, level
-- bound: a post of unknown tier stands here with each tier
SELECT t.post_no, t.p, t.organ_id, t.organ_kind, t.section, coalesce(t.tier, s.tier) AS tier, t.chief, t.functions, t.title, t.level
FROM post_ever AS t
JOIN (SELECT 1 AS tier UNION ALL SELECT 2 UNION ALL SELECT 3) AS s ON t.tier IS NULL OR s.tier = t.tier
