-- name: post_kept
-- title: Posts that are looked at
-- answers: which posts the people held whose posts decide or word a finding
-- reads: concerned, post_dated, known_dated
-- gives: the columns of the canonical post table, start_on, end_on, entered_on
-- bound: none
SELECT k.person_id, t.organ_id, t.title, t.post_id, t.section, CAST(t.tier AS STRING) AS tier,
       CASE t.chief WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END AS chief, t.level, t.functions, b.person_id AS reports_to,
       c.person_id AS in_charge, t.start, t."end", t.entered, t.source, t.start_on, t.end_on, t.entered_on
FROM concerned AS n
JOIN post_dated AS t ON t.p = n.p
JOIN known_dated AS k ON k.p = t.p
LEFT JOIN known_dated AS b ON b.p = t.reports_to
LEFT JOIN known_dated AS c ON c.p = t.in_charge
