-- name: done
-- title: Work that people do or did
-- answers: which functions and titles each member of the staff has or had
-- reads: post, post_now, setting
-- gives: p, functions, title
-- bound: people who hold a post on the day asked about; posts that have begun by then
SELECT DISTINCT t.p, coalesce(t.functions, '') AS functions, coalesce(t.title, '') AS title
FROM post AS t
CROSS JOIN setting AS s
WHERE t.p IN (SELECT p FROM post_now) AND (t.start_on IS NULL OR t.start_on <= s.as_of)
