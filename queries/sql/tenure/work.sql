-- name: work
-- title: Work done in posts
-- answers: which functions were worked in which post
-- reads: post_ever, function_word
-- gives: post_no, function
-- bound: work that is only known to be another kind is no function here
SELECT t.post_no, f.function
FROM post_ever AS t
JOIN function_word AS f ON ';' || t.functions || ';' LIKE '%;' || f.function || ';%'
WHERE f.function <> 'other'
