-- name: concerned
-- title: People whose posts are looked at
-- answers: whose posts decide or word a finding
-- reads: asked, claimed, post_dated, organ_line
-- gives: p
-- bound: whoever is asked about, whom their posts name, leading members and heads in the same organs, and all members of a body that is counted
WITH place AS (SELECT DISTINCT l.organ_id, c.together FROM claimed AS c JOIN organ_line AS l ON l.other_id = c.organ_id),
named AS (SELECT t.p, t.reports_to, t.in_charge FROM post_dated AS t JOIN asked AS a ON a.p = t.p)
SELECT p FROM asked
UNION
SELECT t.p FROM post_dated AS t JOIN place AS o ON o.organ_id = t.organ_id WHERE o.together OR t.tier IN (1, 2)
UNION
SELECT reports_to FROM named WHERE reports_to IS NOT NULL
UNION
SELECT in_charge FROM named WHERE in_charge IS NOT NULL
