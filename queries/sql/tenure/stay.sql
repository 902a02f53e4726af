-- name: stay
-- title: Stays that last
-- answers: who is, on the day asked about, since when without a break with what, by which clause
-- reads: placed, counted, post_ever, tenure_setting
-- gives: pack, rule, stay_no, subject, p, wide, stay, since_on, since_last (the days on which it can have begun), until_on, bridged (breaks or secondments), inferred (sections of which only their names or people tell that they are one), by_title
-- bound: who is seconded and holds no other post still has the stay that he or she left
SELECT g.pack, g.rule, g.stay_no, g.subject, g.p, g.wide, g.stay, g.since_on, g.since_last, g.until_on,
       g.bridged OR g.home_until <= d.as_of AS bridged, g.inferred, g.by_title
FROM (
    SELECT b.pack, b.rule, b.stay_no, b.subject, b.p, b.wide, b.stay,
           min(CASE WHEN NOT b.away THEN b.from_on END) AS since_on, min(CASE WHEN NOT b.away THEN b.from_last END) AS since_last,
           max(b.until_on) AS until_on, max(CASE WHEN NOT b.away THEN b.until_on END) AS home_until,
           max(CASE WHEN NOT b.away AND b.from_on > b.home_on THEN 1 ELSE 0 END) = 1 AS bridged,
           max(CASE WHEN c.inferred THEN 1 ELSE 0 END) = 1 AND count(DISTINCT c.section) > 1 AS inferred,
           max(CASE WHEN c.by_title THEN 1 ELSE 0 END) = 1 AS by_title
    FROM (
        SELECT *, max(CASE WHEN NOT away THEN joins_on END) OVER (PARTITION BY pack, rule, stay_no, subject, p, wide, stay ORDER BY from_on, joins_on, post_no
                                                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS home_on
        FROM placed
    ) AS b
    LEFT JOIN counted AS c ON c.pack = b.pack AND c.rule = b.rule AND c.stay_no = b.stay_no AND c.subject = b.subject AND c.post_no = b.post_no
    GROUP BY b.pack, b.rule, b.stay_no, b.subject, b.p, b.wide, b.stay
) AS g
CROSS JOIN tenure_setting AS d
LEFT JOIN (
    SELECT a.pack, a.rule, t.p
    FROM post_ever AS t
    CROSS JOIN tenure_setting AS d
    JOIN (SELECT DISTINCT pack, rule FROM counted) AS a ON TRUE
    LEFT JOIN away AS y ON y.pack = a.pack AND y.rule = a.rule AND y.post_no = t.post_no
    WHERE t.until_on > d.as_of AND y.post_no IS NULL
    GROUP BY a.pack, a.rule, t.p
) AS h ON h.pack = g.pack AND h.rule = g.rule AND h.p = g.p
WHERE g.since_on IS NOT NULL AND g.until_on > d.as_of AND (g.home_until > d.as_of OR h.p IS NULL)
