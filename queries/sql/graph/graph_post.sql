-- name: graph_post
-- title: Posts with a key of their own
-- answers: which posts there are, and whether each is held on the day asked about
-- reads: post, known, who, post_now, setting
-- gives: post_id (of the person, organ, section, title and start, numbered where these are the same), p, person_id, organ_id, section, title, tier, chief, level, functions, post_kind (of posts that are held), reports_to, in_charge, start, start_on (null where the end lies before it), entered_on, end, end_on, source, now
-- bound: rows that are the same in all columns are one post
SELECT substring(md5(concat_ws('|', t.person_id, t.organ_id, coalesce(t.section, ''), coalesce(t.title, ''), coalesce(t.start, ''))), 1, 16)
           || CASE WHEN t.nth > 1 THEN concat('-', CAST(t.nth AS STRING)) ELSE '' END AS post_id,
       t.p, t.person_id, t.organ_id, t.section, t.title, t.tier, t.chief, t.level, t.functions, k.post_kind, t.reports_to, t.in_charge,
       t.start, CASE WHEN t.end_on < t.start_on THEN NULL ELSE t.start_on END AS start_on, t.entered_on, t."end", t.end_on, t.source,
       coalesce((t.start_on IS NULL OR t.start_on <= s.as_of OR t.end_on < t.start_on)
                AND (t.end_on IS NULL OR t.end_on > s.as_of OR t.end_on < t.start_on)
                AND (w.died_on IS NULL OR w.died_on > s.as_of), FALSE) AS now
FROM (
    SELECT t.*, row_number() OVER (
               PARTITION BY t.person_id, t.organ_id, t.section, t.title, t.start
               ORDER BY t.tier, t.chief, t.level, t.functions, t.reports_to, t.in_charge, t."end", t.entered_on, t.source) AS nth
    FROM (SELECT DISTINCT p.p, k.person_id, p.organ_id, p.section, p.title, p.tier, p.chief, p.level, p.functions, p.reports_to, p.in_charge,
                 p.start, p.start_on, p.entered_on, p."end", p.end_on, p.source
          FROM post AS p
          JOIN known AS k ON k.p = p.p) AS t
) AS t
JOIN who AS w ON w.p = t.p
CROSS JOIN setting AS s
LEFT JOIN (SELECT title, level, tier, min(post_kind) AS post_kind FROM post_now GROUP BY title, level, tier) AS k
  ON k.title IS NOT DISTINCT FROM t.title AND k.level IS NOT DISTINCT FROM t.level AND k.tier IS NOT DISTINCT FROM t.tier
