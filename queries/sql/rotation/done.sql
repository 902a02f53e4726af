-- name: done
-- title: Work that people do or did
-- answers: in which sections, with which functions and titles, each member of the staff works or worked
-- reads: post, post_now, setting
-- gives: p, functions, section, title
-- bound: people who hold a post on the day asked about; posts that have begun by then
SELECT DISTINCT t.p, coalesce(t.functions, '') AS functions, coalesce(t.section, '') AS section, coalesce(t.title, '') AS title
FROM post AS t
CROSS JOIN setting AS s
WHERE t.p IN (SELECT p FROM post_now) AND (t.start_on IS NULL OR t.start_on <= s.as_of)
