-- name: carried
-- title: Posts as mergers and splits begin them anew
-- answers: who held which post, counted from when the organ was made of others, and who went on in the organ that took over his
-- reads: post, organ_origin
-- gives: the columns of post; a post older than the merger or split that made its organ begins on that day; of a post recorded in an organ that was merged, one row more in the successor, from the day of the merger
-- bound: posts that had not ended, and had begun, by then; a post whose end lies before its start is taken as undated; after a split nobody knows where a post went
SELECT t.row, t.post_id, t.p, t.organ_id, t.title, t.section, t.tier, t.chief, t.level, t.functions, t.reports_to, t.in_charge,
       CASE WHEN n.made_on > t.start_on AND (t.end_on IS NULL OR t.end_on > n.made_on) THEN CAST(n.made_on AS STRING) ELSE t.start END AS start,
       CASE WHEN n.made_on > t.start_on AND (t.end_on IS NULL OR t.end_on > n.made_on) THEN n.made_on ELSE t.start_on END AS start_on,
       t."end", t.end_on, t.entered, t.entered_on, t.source, t.reorganised_on
FROM post AS t
JOIN organ_origin AS n ON n.organ_id = t.organ_id
UNION ALL
SELECT t.row, t.post_id, t.p, n.then_id, t.title, t.section, t.tier, t.chief, t.level, t.functions, t.reports_to, t.in_charge,
       CAST(n.joined_on AS STRING), n.joined_on, CASE WHEN t.end_on < t.start_on THEN NULL ELSE t."end" END, CASE WHEN t.end_on < t.start_on THEN NULL ELSE t.end_on END,
       t.entered, t.entered_on, t.source, n.joined_on
FROM post AS t
JOIN organ_origin AS n ON n.organ_id = t.organ_id AND n.then_id IS NOT NULL
WHERE t.end_on < t.start_on OR ((t.start_on IS NULL OR t.start_on < n.joined_on) AND (t.end_on IS NULL OR t.end_on > n.joined_on))
