-- name: problem_organ
-- title: The organs of each problem
-- answers: which organs a data problem concerns
-- reads: problem_of, seat
-- gives: problem_no, organ
-- bound: problems that concern somebody with a post on the day asked about
SELECT DISTINCT p.problem_no, s.organ FROM problem_of AS p JOIN seat AS s ON s.p = p.p WHERE s.organ IS NOT NULL ORDER BY p.problem_no, s.organ
