-- name: post_planned
-- title: The posts after a plan
-- answers: who holds or held which post when the planned appointments have been made
-- reads: raw_post, post_ended, post_left, move_post
-- gives: the columns of raw_post
-- bound: where a superior leaves the organ, whoever is appointed to the very post takes his or her place in the other posts, else it is blank
SELECT t.row, t.post_id, t.person_id, t.organ_id, t.title, t.section, t.tier, t.chief, t.level, t.functions,
       CASE WHEN b.person_id IS NULL THEN t.reports_to WHEN b.heir <> t.person_id THEN b.heir END AS reports_to,
       CASE WHEN c.person_id IS NULL THEN t.in_charge WHEN c.heir <> t.person_id THEN c.heir END AS in_charge,
       t.start, t."end", t.entered, t.source
FROM (
    SELECT r.row, r.post_id, r.person_id, r.organ_id, r.title, r.section, r.tier, r.chief, r.level, r.functions, r.reports_to, r.in_charge,
           r.start, coalesce(CAST(x.day AS STRING), r."end") AS "end", r.entered, r.source
    FROM raw_post AS r
    LEFT JOIN post_ended AS x ON x.row = r.row
    WHERE x.row IS NULL OR NOT x.void
    UNION ALL
    SELECT m.row + s.last, m.post_id, m.person_id, m.organ_id, m.title, m.section, m.tier, m.chief, m.level, m.functions, m.reports_to,
           m.in_charge, m.start, m."end", m.entered, m.source
    FROM move_post AS m
    CROSS JOIN (SELECT coalesce(max(row), 1) AS last FROM raw_post) AS s
) AS t
LEFT JOIN post_left AS b ON b.person_id = t.reports_to AND b.organ_id = t.organ_id
LEFT JOIN post_left AS c ON c.person_id = t.in_charge AND c.organ_id = t.organ_id
