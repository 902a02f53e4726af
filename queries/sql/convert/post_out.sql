-- name: post_out
-- title: Posts as the canonical folder has them
-- answers: which rows the post file holds
-- reads: post, known
-- gives: the columns of the canonical post table
-- bound: sorted; repeated rows once
SELECT DISTINCT k.person_id, t.organ_id, t.title, t.post_id, t.section, CAST(t.tier AS STRING) AS tier,
       CASE t.chief WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END AS chief, t.level, t.functions,
       b.person_id AS reports_to, c.person_id AS in_charge, t.start, t."end", t.entered, t.source
FROM post AS t
JOIN known AS k ON k.p = t.p
LEFT JOIN known AS b ON b.p = t.reports_to
LEFT JOIN known AS c ON c.p = t.in_charge
ORDER BY k.person_id, t.organ_id, t.start, t.title, t.section
