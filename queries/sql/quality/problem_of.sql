-- name: problem_of
-- title: Whose each problem is
-- answers: which people each data problem concerns: those it names, who wrote the line, whose own row it is
-- reads: problem_person, problem_source, line_fate, own_source, known
-- gives: problem_no, p
-- bound: each person once for a problem
SELECT n.problem_no, k.p FROM problem_person AS n JOIN known AS k ON k.person_id = n.person_id
UNION
SELECT s.problem_no, l.declarer FROM problem_source AS s JOIN line_fate AS l ON l.source = s.source
UNION
SELECT s.problem_no, k.p FROM problem_source AS s JOIN own_source AS o ON o.source = s.source JOIN known AS k ON k.person_id = o.person_id
