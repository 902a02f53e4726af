-- name: post_now
-- title: Posts held on the day asked about
-- answers: who holds which post on that day, as numbers
-- reads: post, who, organ, setting, post_kind_word
-- gives: post_no, p, organ_id, organ_kind, section, tier, chief, functions, post_kind, reports_to, in_charge (numbers), start_on, entered_on, reorganised_on, title, level
-- bound: a post without dates counts as held; a post whose end lies before its start is taken as undated; post_kind: management by tier 1, or by tier 2 unless the level is that of another kind of post (then unknown), or by level or title; else technical, worker or unknown; numbered by 65,536 people at a time, so that no machine sorts all
WITH held AS (
    SELECT t.*, o.kind AS organ_kind, CAST(floor(t.p / 65536) AS INTEGER) AS block
    FROM post AS t
    JOIN who AS w ON w.p = t.p
    JOIN organ AS o ON o.organ_id = t.organ_id
    CROSS JOIN setting AS s
    WHERE (t.start_on IS NULL OR t.start_on <= s.as_of OR t.end_on < t.start_on)
      AND (t.end_on IS NULL OR t.end_on > s.as_of OR t.end_on < t.start_on)
      AND (w.died_on IS NULL OR w.died_on > s.as_of)
)
SELECT CAST(b.before + row_number() OVER (PARTITION BY t.block ORDER BY t.p, t.organ_id, t.section NULLS LAST, t.title NULLS LAST, t.start_on NULLS LAST, t.row) AS INTEGER) AS post_no,
       t.p, t.organ_id, coalesce(t.organ_kind, 'unknown') AS organ_kind, t.section, t.tier, t.chief, coalesce(t.functions, '') AS functions,
       coalesce(CASE WHEN t.tier = 2 AND k.by_level <> 'management' THEN 'unknown' WHEN t.tier IN (1, 2) THEN 'management' END, k.post_kind, 'unknown') AS post_kind,
       t.reports_to, t.in_charge,
       CASE WHEN t.end_on < t.start_on THEN NULL ELSE t.start_on END AS start_on, t.entered_on, t.reorganised_on, t.title, t.level
FROM held AS t
JOIN (SELECT block, sum(count(*)) OVER (ORDER BY block) - count(*) AS before FROM held GROUP BY block) AS b ON b.block = t.block
LEFT JOIN (
    SELECT t.title, t.level, min(k.post_kind) AS post_kind, min(CASE WHEN t.level LIKE '%' || k.word || '%' THEN k.post_kind END) AS by_level
    FROM (SELECT DISTINCT title, level FROM post) AS t
    JOIN post_kind_word AS k ON t.level LIKE '%' || k.word || '%' OR (k.in_title AND t.title LIKE '%' || k.word || '%')
    GROUP BY t.title, t.level
    HAVING count(DISTINCT k.post_kind) = 1
) AS k ON k.title IS NOT DISTINCT FROM t.title AND k.level IS NOT DISTINCT FROM t.level
