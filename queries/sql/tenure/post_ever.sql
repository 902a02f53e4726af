-- name: post_ever
-- title: Posts held until the day asked about
-- answers: who held which post from when until when, in which organ, by its oldest name too
-- reads: post, known, organ, organ_origin, level_rank, tenure_setting
-- gives: post_no, p, organ_id, organ, organ_kind, area, origin_id, section, tier, chief, functions, title, level, rank (of the level), start, end, source, start_on, start_last (the days the start can mean), earliest_on (no start can lie before), until_on (the first day on which the post is left), joins_on (the day after the end: what begins by then follows at once)
-- bound: without posts that begin later; a post whose end lies before its start is taken as undated; a partial end is taken as its last day; nobody works before the year of the sixteenth birthday
SELECT CAST(row_number() OVER (ORDER BY t.p, t.organ_id, t.section NULLS LAST, t.title NULLS LAST, t.start_on NULLS LAST, t.row) AS INTEGER) AS post_no,
       t.p, t.organ_id, o.name AS organ, coalesce(o.kind, 'unknown') AS organ_kind, o.area, n.origin_id, t.section, t.tier, t.chief, coalesce(t.functions, '') AS functions, t.title, t.level, v.rank, t.start, t."end", t.source,
       CASE WHEN t.end_on < t.start_on THEN NULL ELSE t.start_on END AS start_on,
       CASE WHEN t.end_on < t.start_on THEN NULL
            ELSE CASE length(t.start) WHEN 10 THEN t.start_on WHEN 7 THEN last_day(t.start_on) WHEN 4 THEN make_date(year(t.start_on), 12, 31) END END AS start_last,
       coalesce(make_date(year(k.birth_first) + 16, 1, 1), DATE '0001-01-01') AS earliest_on,
       least(CASE WHEN t.end_on IS NULL OR t.end_on < t.start_on THEN DATE '9999-12-30' ELSE t.end_on END,
             coalesce(n.gone_on, DATE '9999-12-30'), coalesce(k.died_on, DATE '9999-12-30')) AS until_on,
       CASE WHEN t.end_on IS NULL OR t.end_on < t.start_on THEN DATE '9999-12-30' ELSE t.end_on + 1 END AS joins_on
FROM post AS t
JOIN known AS k ON k.p = t.p
JOIN organ AS o ON o.organ_id = t.organ_id
JOIN organ_origin AS n ON n.organ_id = t.organ_id
CROSS JOIN tenure_setting AS d
LEFT JOIN level_rank AS v ON v.level = t.level
WHERE t.start_on IS NULL OR t.start_on <= d.as_of OR t.end_on < t.start_on
