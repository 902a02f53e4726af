-- name: parent_odd
-- title: Rows of parent ties that need a word
-- answers: which rows of the parent table must be looked at
-- reads: raw_parent, parent
-- gives: the rows of raw_parent
-- bound: left out, repeated, or odd in themselves; all columns are read of these rows only
SELECT r.*
FROM raw_parent AS r
WHERE r.row IN (
    SELECT o.row
    FROM raw_parent AS o
    LEFT JOIN parent AS t ON t.row = o.row
    WHERE t.row IS NULL OR (o.grade IS NOT NULL AND o.grade NOT IN ('confirmed', 'probable', 'possible'))
       OR (o.start IS NOT NULL AND t.start_on IS NULL) OR (o."end" IS NOT NULL AND t.end_on IS NULL)
    UNION ALL
    SELECT t.row
    FROM parent AS t
    JOIN (SELECT child FROM parent GROUP BY child, parent HAVING count(*) > 1) AS d ON d.child = t.child
)
