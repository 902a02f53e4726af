-- name: problem_told
-- title: Problems that are listed one by one
-- answers: what is wrong in which row, and how often each kind of problem occurs
-- reads: problem (of one table), most_listed
-- gives: level, problem, row, column_name, value, nth and number (of the problem's rows), leaves (the first reason why the row is left out or merged), left_nth and left_number (of the rows that leave for this problem)
-- bound: the first rows of each problem, as many as most_listed says; a damaged file of millions stays readable
SELECT t.level, t.problem, t.row, t.column_name, t.value, t.nth, t.number, t.leaves, t.left_nth, t.left_number
FROM (
    SELECT p.level, p.problem, p.row, p.column_name, p.value, p.leaves,
           row_number() OVER (PARTITION BY p.problem ORDER BY p.row, p.column_name) AS nth, count(*) OVER (PARTITION BY p.problem) AS number,
           count(CASE WHEN p.leaves THEN 1 END) OVER (PARTITION BY p.problem ORDER BY p.row, p.column_name ROWS UNBOUNDED PRECEDING) AS left_nth,
           count(CASE WHEN p.leaves THEN 1 END) OVER (PARTITION BY p.problem) AS left_number
    FROM (
        SELECT level, problem, row, column_name, value,
               level <> 'warning' AND row_number() OVER (PARTITION BY row, level <> 'warning' ORDER BY problem, column_name) = 1 AS leaves
        FROM problem
    ) AS p
) AS t
CROSS JOIN most_listed AS m
WHERE t.nth <= m.most OR (t.leaves AND t.left_nth <= m.most)
ORDER BY t.row, t.problem, t.column_name
