-- name: post_odd
-- title: Rows of posts that need a word
-- answers: which rows of the post table must be looked at
-- reads: raw_post, post
-- gives: the rows of raw_post
-- bound: left out, repeated, or with a value that is not understood
SELECT r.*
FROM raw_post AS r
LEFT JOIN post AS t ON t.row = r.row
LEFT JOIN (SELECT p, organ_id, title, section FROM post GROUP BY p, organ_id, title, section HAVING count(*) > 1) AS d
       ON d.p = t.p AND d.organ_id = t.organ_id AND d.title IS NOT DISTINCT FROM t.title AND d.section IS NOT DISTINCT FROM t.section
WHERE t.row IS NULL OR d.p IS NOT NULL OR (r.tier IS NOT NULL AND t.tier IS NULL) OR (r.chief IS NOT NULL AND t.chief IS NULL)
   OR (r.reports_to IS NOT NULL AND t.reports_to IS NULL) OR (r.in_charge IS NOT NULL AND t.in_charge IS NULL)
   OR (r.start IS NOT NULL AND t.start_on IS NULL) OR (r."end" IS NOT NULL AND t.end_on IS NULL) OR (r.entered IS NOT NULL AND t.entered_on IS NULL) OR t.end_on < t.start_on
   OR r.functions IS NOT NULL
