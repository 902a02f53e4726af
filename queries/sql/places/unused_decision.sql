-- name: unused_decision
-- title: Decisions that are about nobody in any place
-- answers: which decisions no place could use, and why, as the first place says
-- reads: placed_unused, asked_place
-- gives: told, in the order of the decisions
-- bound: none
SELECT min_by(told, place) AS told
FROM placed_unused
GROUP BY decision
HAVING count(DISTINCT place) = (SELECT count(*) FROM asked_place)
ORDER BY decision
