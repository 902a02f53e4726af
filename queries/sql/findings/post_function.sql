-- name: post_function
-- title: Functions of posts
-- answers: which functions are worked in which post
-- reads: post_now, rule_function
-- gives: post_no, function
-- bound: functions that some pack asks about
SELECT t.post_no, f.function
FROM post_now AS t
JOIN (SELECT DISTINCT function FROM rule_function) AS f ON ';' || t.functions || ';' LIKE '%;' || f.function || ';%'
