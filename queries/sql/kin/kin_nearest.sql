-- name: kin_nearest
-- title: The nearest word of every pair
-- answers: by which nearest word two people are related
-- reads: kin_counted
-- gives: a, b, place
-- bound: none
SELECT a, b, min(place) AS place FROM kin_counted GROUP BY a, b
