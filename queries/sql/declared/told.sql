-- name: told
-- title: Who declared whom
-- answers: whether one relative named the other, and how surely
-- reads: told_line
-- gives: one (the declarer), other, level
-- bound: one row per direction
SELECT one, other, max(level) AS level FROM told_line GROUP BY one, other
