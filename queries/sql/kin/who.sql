-- name: who
-- title: Staff among the people
-- answers: who is on the staff
-- reads: known, post
-- gives: p, staff, died_on
-- bound: staff is what the person table says; where it is silent: holds or held a post; in a source without posts everyone counts as staff
SELECT k.p, coalesce(k.staff, h.p IS NOT NULL OR s.posts = 0) AS staff, k.died_on
FROM known AS k
LEFT JOIN (SELECT DISTINCT p FROM post) AS h ON h.p = k.p
CROSS JOIN (SELECT count(*) AS posts FROM post) AS s
