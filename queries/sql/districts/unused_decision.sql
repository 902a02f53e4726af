-- name: unused_decision
-- title: Decisions that are about nobody in any district
-- answers: which decisions no district could use, and why, as the first district says
-- reads: spread_unused, asked_district
-- gives: told, in the order of the decisions
-- bound: none
SELECT min_by(told, item) AS told
FROM spread_unused
GROUP BY decision
HAVING count(DISTINCT item) = (SELECT count(*) FROM asked_district)
ORDER BY decision
