-- name: spouse_odd
-- title: Rows of marriages that need a word
-- answers: which rows of the spouse table must be looked at
-- reads: raw_spouse, spouse
-- gives: the rows of raw_spouse
-- bound: left out, repeated, or odd in themselves
SELECT r.*
FROM raw_spouse AS r
LEFT JOIN spouse AS t ON t.row = r.row
LEFT JOIN (SELECT a, b FROM spouse GROUP BY a, b HAVING count(*) > 1) AS d ON d.a = t.a AND d.b = t.b
WHERE t.row IS NULL OR d.a IS NOT NULL OR t.end_on < t.start_on
   OR (r.grade IS NOT NULL AND r.grade NOT IN ('confirmed', 'probable', 'possible'))
   OR (r.start IS NOT NULL AND t.start_on IS NULL) OR (r."end" IS NOT NULL AND t.end_on IS NULL)
