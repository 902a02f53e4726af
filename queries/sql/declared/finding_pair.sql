-- name: finding_pair
-- title: Pairs with a finding
-- answers: about which two people there is a finding
-- reads: finding
-- gives: a, b (a before b)
-- bound: none
SELECT DISTINCT least(one, other) AS a, greatest(one, other) AS b FROM finding WHERE other IS NOT NULL
