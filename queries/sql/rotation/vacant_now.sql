-- name: vacant_now
-- title: Vacant posts as if they were held
-- answers: what the vacant posts are like, as the queries of a check see them
-- reads: post, organ, post_kind_word
-- gives: the columns of post_now
-- bound: posts whose id says that they are vacant
SELECT CAST(row_number() OVER (ORDER BY t.row) AS INTEGER) AS post_no, t.p, t.organ_id, coalesce(o.kind, 'unknown') AS organ_kind, t.section, t.tier, t.chief,
       coalesce(t.functions, '') AS functions,
       coalesce(CASE WHEN t.tier = 2 AND k.by_level <> 'management' THEN 'unknown' WHEN t.tier IN (1, 2) THEN 'management' END, k.post_kind, 'unknown') AS post_kind,
       t.reports_to, t.in_charge, t.start_on, t.entered_on, t.reorganised_on, t.title, t.level
FROM post AS t
JOIN organ AS o ON o.organ_id = t.organ_id
LEFT JOIN (
    SELECT t.title, t.level, min(k.post_kind) AS post_kind, min(CASE WHEN t.level LIKE '%' || k.word || '%' THEN k.post_kind END) AS by_level
    FROM (SELECT DISTINCT title, level FROM post) AS t
    JOIN post_kind_word AS k ON t.level LIKE '%' || k.word || '%' OR (k.in_title AND t.title LIKE '%' || k.word || '%')
    GROUP BY t.title, t.level
    HAVING count(DISTINCT k.post_kind) = 1
) AS k ON k.title IS NOT DISTINCT FROM t.title AND k.level IS NOT DISTINCT FROM t.level
WHERE t.post_id LIKE 'vacant-%'
