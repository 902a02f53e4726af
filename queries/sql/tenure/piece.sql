-- name: piece
-- title: Times that are put together to a stay
-- answers: from when until when a person held a post that counts, by the narrow and by the wide reading
-- reads: counted, post_ever, away, tenure_stay, tenure_setting
-- gives: pack, rule, stay_no, subject, p, post_no, wide, away, from_on, from_last, until_on, joins_on
-- bound: narrow: only posts of which all is known; of a post with unknown start only its last day. Wide: posts that may count, from as early as can be where the start is unknown. A secondment is a time between posts, where the clause lets it count
SELECT c.pack, c.rule, c.stay_no, c.subject, c.p, c.post_no, w.wide, FALSE AS away,
       coalesce(t.start_on, CASE WHEN w.wide THEN t.earliest_on ELSE least(t.until_on, d.as_of) END) AS from_on,
       coalesce(t.start_last, CASE WHEN w.wide THEN t.earliest_on ELSE least(t.until_on, d.as_of) END) AS from_last,
       t.until_on, t.joins_on
FROM counted AS c
JOIN post_ever AS t ON t.post_no = c.post_no
CROSS JOIN tenure_setting AS d
JOIN (SELECT FALSE AS wide UNION ALL SELECT TRUE) AS w ON w.wide OR c.blank IS NULL
UNION ALL
SELECT s.pack, s.rule, s.stay_no, c.subject, t.p, t.post_no, c.wide, TRUE, t.start_on, t.start_last, t.until_on, t.joins_on
FROM away AS a
JOIN tenure_stay AS s ON s.pack = a.pack AND s.rule = a.rule AND s.secondment = 'counts'
JOIN post_ever AS t ON t.post_no = a.post_no
JOIN (
    SELECT DISTINCT n.pack, n.rule, n.stay_no, n.subject, n.p, w.wide
    FROM counted AS n
    JOIN (SELECT FALSE AS wide UNION ALL SELECT TRUE) AS w ON w.wide OR n.blank IS NULL
) AS c ON c.pack = s.pack AND c.rule = s.rule AND c.stay_no = s.stay_no AND c.p = t.p
WHERE t.start_on IS NOT NULL
