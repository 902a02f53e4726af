-- name: node_section
-- title: Sections of the graph
-- answers: which sections the organs have, by their posts
-- reads: graph_post
-- gives: section_id (of the organ and the name), name
-- bound: sections that some post names
SELECT DISTINCT concat(organ_id, '/', section) AS section_id, section AS name FROM graph_post WHERE section IS NOT NULL
