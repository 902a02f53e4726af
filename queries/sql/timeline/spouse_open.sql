-- name: spouse_open
-- title: Marriages as if none had ended, by divorce or by death
-- answers: who was ever married to whom
-- reads: spouse_dated
-- gives: the rows of spouse
-- bound: none
SELECT t.row, t.a, t.b, t.grade, t.start_on, CAST(NULL AS DATE) AS end_on,
       CAST(NULL AS DATE) AS a_died, CAST(NULL AS DATE) AS b_died
FROM spouse_dated AS t
