-- name: spouse_then
-- title: Marriages, seen from long ago
-- answers: which marriages there are, one grade less sure where nobody tells when they began
-- reads: spouse
-- gives: the rows of spouse
-- bound: for a day that lies before the time that the sources tell of
SELECT t.row, t.a, t.b, CASE WHEN t.start_on IS NULL AND t.grade > 0 THEN t.grade - 1 ELSE t.grade END AS grade, t.start_on, t.end_on
FROM spouse AS t
