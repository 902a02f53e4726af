-- name: tie_reports_to
-- title: Superiors that posts name
-- answers: to whom the holder of a post reports
-- reads: graph_post, known
-- gives: from_key (post_id), to_key (person_id)
-- bound: none
SELECT t.post_id AS from_key, k.person_id AS to_key FROM graph_post AS t JOIN known AS k ON k.p = t.reports_to
