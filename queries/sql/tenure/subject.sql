-- name: subject
-- title: What can have stayed the same
-- answers: in which section, post, business, kind of work, organ, leading office and level each post was
-- reads: post_ever, section_origin, work
-- gives: post_no, same, subject (a text that is the same where it is the same), function (null where it is not about one), blank (the field that had to be known: tier, section; else null), inferred (that a section was renamed is told by its name or its people alone)
-- bound: a renamed organ or section is the same; business without a known function is told by the title; a leading office needs tier 1 and tells chief from deputy; a rank needs tier 1, a known level and the area of the organ
SELECT t.post_no, 'section' AS same, concat(t.origin_id, '|', coalesce(s.origin, t.section)) AS subject, CAST(NULL AS STRING) AS function,
       CASE WHEN t.section IS NULL THEN 'section' END AS blank, coalesce(s.inferred, FALSE) AS inferred
FROM post_ever AS t
LEFT JOIN section_origin AS s ON s.origin_id = t.origin_id AND s.section = t.section
UNION ALL
SELECT t.post_no, 'post', concat(t.origin_id, '|', coalesce(s.origin, t.section), '|', t.title), CAST(NULL AS STRING), CAST(NULL AS STRING), coalesce(s.inferred, FALSE)
FROM post_ever AS t
LEFT JOIN section_origin AS s ON s.origin_id = t.origin_id AND s.section = t.section
UNION ALL
SELECT t.post_no, 'business', concat(t.origin_id, '|', coalesce(s.origin, t.section), '|', coalesce(w.function, concat('=', t.title))), w.function,
       CASE WHEN t.section IS NULL THEN 'section' END, coalesce(s.inferred, FALSE)
FROM post_ever AS t
LEFT JOIN section_origin AS s ON s.origin_id = t.origin_id AND s.section = t.section
LEFT JOIN work AS w ON w.post_no = t.post_no
UNION ALL
SELECT post_no, 'work', '', function, CAST(NULL AS STRING), FALSE
FROM work
UNION ALL
SELECT post_no, 'function', function, function, CAST(NULL AS STRING), FALSE
FROM work
UNION ALL
SELECT post_no, 'organ', origin_id, CAST(NULL AS STRING), CAST(NULL AS STRING), FALSE
FROM post_ever
UNION ALL
SELECT post_no, 'office', concat(origin_id, '|', CASE WHEN chief THEN 'chief' ELSE 'deputy' END), CAST(NULL AS STRING), CASE WHEN tier IS NULL THEN 'tier' END, FALSE
FROM post_ever
WHERE coalesce(tier, 1) = 1
UNION ALL
SELECT post_no, 'rank', concat(area, '|', CAST(rank AS STRING)), CAST(NULL AS STRING), CASE WHEN tier IS NULL THEN 'tier' END, FALSE
FROM post_ever
WHERE coalesce(tier, 1) = 1 AND area IS NOT NULL AND rank IS NOT NULL
