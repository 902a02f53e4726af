-- name: tie_parent_of
-- title: Parents and children
-- answers: who is whose parent, and how the tie stands on the day asked about
-- reads: parent, raw_parent, known, adoption, kept_blood, setting
-- gives: from_key (parent), to_key (child), kind, basis (plain; adopted away; step, without fostering; null: does not stand on that day), grade, start, end, source
-- bound: ties on a circle are left out; rows that say the same are one
SELECT DISTINCT a.person_id AS from_key, c.person_id AS to_key, t.kind,
       CASE WHEN t.kind = 'blood' AND d.child IS NOT NULL AND b.child IS NULL THEN 'adopted away'
            WHEN t.kind = 'blood' THEN 'plain'
            WHEN (t.start_on IS NULL OR t.start_on <= s.as_of) AND (t.end_on IS NULL OR t.end_on > s.as_of)
            THEN CASE WHEN t.kind = 'step' THEN 'step' ELSE 'plain' END END AS basis,
       CASE t.grade WHEN 2 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade, r.start, r."end", r.source
FROM parent AS t
JOIN raw_parent AS r ON r.row = t.row
JOIN known AS a ON a.p = t.parent
JOIN known AS c ON c.p = t.child
CROSS JOIN setting AS s
LEFT JOIN (SELECT DISTINCT child FROM adoption) AS d ON d.child = t.child
LEFT JOIN kept_blood AS b ON b.child = t.child AND b.parent = t.parent
