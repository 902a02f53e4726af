-- name: alone
-- title: Findings about one person
-- answers: who holds such a post in the area where he or she grew up
-- reads: home_post
-- gives: one, pack, rule, situation, arm, organ_id, one_post, home_area, severity, worth (0 the area is given in full, 2 by a short form that may be another place), nth (1 is the best of a rule, person and organ)
-- bound: areas are compared as they are written: a code or name contains another that begins with it
SELECT p AS one, pack, rule, situation, arm, organ_id, post_no AS one_post, home_area, severity, worth,
       row_number() OVER (PARTITION BY pack, rule, p, organ_id ORDER BY severity DESC, worth, arm, post_no) AS nth
FROM (
    SELECT *, CASE WHEN substring(home_area, 1, length(area)) = area THEN 0
                   WHEN area LIKE '%' || home_area OR home_area LIKE '%' || area THEN 2 END AS worth
    FROM home_post
) AS matched
WHERE worth IS NOT NULL
