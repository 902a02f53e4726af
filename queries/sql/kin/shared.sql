-- name: shared
-- title: Half paths that can meet another
-- answers: which half paths end at an apex that somebody else reaches too
-- reads: half
-- gives: the rows of half
-- bound: none
SELECT h.*
FROM half AS h
JOIN (SELECT apex FROM half GROUP BY apex HAVING min(p) <> max(p)) AS s ON s.apex = h.apex
