-- name: declared_count
-- title: How many relatives are declared
-- answers: how many pairs of relatives are declared by both, by one, by neither, or cannot be told
-- reads: declared_pair
-- gives: declared_by_both, declared_by_one, undeclared, declared_unknown, formless (pairs not declared by both in which somebody who is silent has no form)
-- bound: words of the list that hold plainly or across a death
SELECT count(CASE WHEN status = 'both' THEN 1 END) AS declared_by_both, count(CASE WHEN status = 'one' THEN 1 END) AS declared_by_one,
       count(CASE WHEN status = 'none' THEN 1 END) AS undeclared, count(CASE WHEN status = 'unknown' THEN 1 END) AS declared_unknown,
       count(CASE WHEN status IN ('one', 'none') AND ((a_told = 0 AND NOT a_form) OR (b_told = 0 AND NOT b_form)) THEN 1 END) AS formless
FROM declared_pair
WHERE counts
