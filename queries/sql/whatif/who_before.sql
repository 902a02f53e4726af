-- name: who_before
-- title: Staff before a plan
-- answers: who was on the staff before the plan
-- reads: who
-- gives: p
-- bound: none
SELECT p FROM who WHERE staff
