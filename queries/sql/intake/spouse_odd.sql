-- name: spouse_odd
-- title: Rows of marriages that need a word
-- answers: which rows of the spouse table must be looked at
-- reads: raw_spouse, spouse
-- gives: the rows of raw_spouse
-- bound: left out, repeated, or odd in themselves; all columns are read of these rows only
SELECT r.*
FROM raw_spouse AS r
WHERE r.row IN (
    SELECT o.row
    FROM raw_spouse AS o
    LEFT JOIN spouse AS t ON t.row = o.row
    WHERE t.row IS NULL OR t.end_on < t.start_on OR (o.grade IS NOT NULL AND o.grade NOT IN ('confirmed', 'probable', 'possible'))
       OR (o.start IS NOT NULL AND t.start_on IS NULL) OR (o."end" IS NOT NULL AND t.end_on IS NULL)
    UNION ALL
    SELECT t.row
    FROM spouse AS t
    JOIN (SELECT a, b FROM spouse GROUP BY a, b HAVING count(*) > 1) AS d ON d.a = t.a AND d.b = t.b
)
