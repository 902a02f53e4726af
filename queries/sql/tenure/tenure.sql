-- name: tenure
-- title: Who is due, will be due or may be due
-- answers: which clause has reached or will reach whom, and what is not known about it
-- reads: term, tenure_setting
-- gives: pack, rule, stay_no, subject, p, state (due, forecast, unknown), since_on, due_on, by_on, bridged, inferred, by_title, sure (due even if a partial start means its last day), open (the stay may have begun earlier), narrow and wide (the numbers of the stay by each reading, null where there is none)
-- bound: unknown: due by the wide reading alone; forecast: due by both within the months asked about, and not left before
SELECT w.pack, w.rule, w.stay_no, w.subject, w.p,
       CASE WHEN n.due_on <= d.as_of THEN 'due' WHEN w.due_on <= d.as_of THEN 'unknown' ELSE 'forecast' END AS state,
       n.since_on, n.due_on, n.by_on, coalesce(n.bridged, w.bridged) AS bridged, coalesce(n.inferred, w.inferred) AS inferred, coalesce(n.by_title, w.by_title) AS by_title,
       coalesce(n.due_last <= d.as_of OR (n.due_on > d.as_of AND n.since_on = n.since_last), FALSE) AS sure,
       coalesce(w.since_on < n.since_on, TRUE) AS open, n.stay AS narrow, w.stay AS wide
FROM (SELECT * FROM term WHERE wide) AS w
CROSS JOIN tenure_setting AS d
LEFT JOIN (SELECT * FROM term WHERE NOT wide) AS n ON n.pack = w.pack AND n.rule = w.rule AND n.stay_no = w.stay_no AND n.subject = w.subject AND n.p = w.p
WHERE w.due_on <= d.as_of OR (n.due_on <= d.until_on AND n.due_on < n.until_on)
