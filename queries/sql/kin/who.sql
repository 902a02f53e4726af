-- name: who
-- title: Staff among the people
-- answers: who is on the staff
-- reads: known, post, business, setting
-- gives: p, staff (or runs a business), outside (runs a business and is not on the staff), died_on
-- bound: whom the person table calls staff, or who holds a post on the day asked about; where it is silent: who holds or held a post; in a source without posts everyone
SELECT m.p, m.staff OR b.p IS NOT NULL AS staff, b.p IS NOT NULL AND NOT m.staff AS outside, m.died_on
FROM (
    SELECT k.p, coalesce(k.staff, h.p IS NOT NULL OR s.posts = 0) OR coalesce(h.holds, FALSE) AS staff, k.died_on
    FROM known AS k
    LEFT JOIN (SELECT t.p, max(CASE WHEN t.end_on < t.start_on THEN 1  -- such dates are mistaken: the post counts as undated
                                   WHEN (t.start_on IS NULL OR t.start_on <= d.as_of) AND (t.end_on IS NULL OR t.end_on > d.as_of) THEN 1 ELSE 0 END) = 1 AS holds
               FROM post AS t CROSS JOIN setting AS d GROUP BY t.p) AS h ON h.p = k.p
    CROSS JOIN (SELECT count(*) AS posts FROM post) AS s
) AS m
LEFT JOIN (SELECT DISTINCT p FROM business) AS b ON b.p = m.p
