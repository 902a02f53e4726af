-- name: tie_part_of_section
-- title: Sections in their organs
-- answers: to which organ a section belongs
-- reads: graph_post
-- gives: from_key (section_id), to_key (organ_id)
-- bound: none
SELECT DISTINCT concat(organ_id, '/', section) AS from_key, organ_id AS to_key FROM graph_post WHERE section IS NOT NULL
