-- name: ahead
-- title: Staff whose posts all begin later
-- answers: how many of the staff hold no post on the day asked about because theirs begin after it, and who of them begins last
-- reads: post, who, person, setting
-- gives: number, name, start (of the one who begins last; null where there is none)
-- bound: one row; who holds a post on the day, or held one before it, is not among them
SELECT count(*) AS number, max(CASE WHEN a.nth = 1 THEN q.name END) AS name, max(CASE WHEN a.nth = 1 THEN a.start END) AS start
FROM (
    SELECT t.p, max(t.start) AS start, row_number() OVER (ORDER BY max(t.start) DESC, t.p) AS nth
    FROM post AS t
    JOIN who AS w ON w.p = t.p
    CROSS JOIN setting AS s
    WHERE w.staff AND (w.died_on IS NULL OR w.died_on > s.as_of)
    GROUP BY t.p
    HAVING min(CASE WHEN t.start_on > s.as_of AND (t.end_on IS NULL OR t.end_on >= t.start_on) THEN 1 ELSE 0 END) = 1
) AS a
JOIN person AS q ON q.p = a.p
