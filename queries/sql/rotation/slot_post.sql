-- name: slot_post
-- title: Posts held and vacant
-- answers: which posts there are to move to
-- reads: post_now, vacant_post
-- gives: the columns of post_now; p is that of nobody where the post is vacant
-- bound: none
SELECT * FROM post_now
UNION ALL
SELECT * FROM vacant_post
