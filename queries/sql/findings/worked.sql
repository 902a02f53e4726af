-- name: worked
-- title: Functions a rule asks about, by post
-- answers: in which posts work is done that a rule names, and which
-- reads: post_function, rule_function
-- gives: pack, rule, purpose, post_no, function (the first by name), number (of such functions)
-- bound: none
SELECT f.pack, f.rule, f.purpose, t.post_no, min(t.function) AS function, count(*) AS number
FROM post_function AS t
JOIN rule_function AS f ON f.function = t.function
GROUP BY f.pack, f.rule, f.purpose, t.post_no
