-- name: post_concerned
-- title: Posts that a post in one organ can concern
-- answers: which posts the people of concerned pairs hold, and which there are in an organ
-- reads: post, kin_concerned, move_organ
-- gives: the columns of post
-- bound: none
SELECT t.*
FROM post AS t
WHERE t.p IN (SELECT a FROM kin_concerned UNION SELECT b FROM kin_concerned) OR t.organ_id IN (SELECT organ_id FROM move_organ)
