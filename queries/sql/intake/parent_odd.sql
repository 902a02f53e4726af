-- name: parent_odd
-- title: Rows of parent ties that need a word
-- answers: which rows of the parent table must be looked at
-- reads: raw_parent, parent
-- gives: the rows of raw_parent
-- bound: left out, repeated, or odd in themselves
SELECT r.*
FROM raw_parent AS r
LEFT JOIN parent AS t ON t.row = r.row
LEFT JOIN (SELECT child FROM parent GROUP BY child HAVING count(DISTINCT parent) < count(*)) AS d ON d.child = t.child
WHERE t.row IS NULL OR d.child IS NOT NULL
   OR (r.grade IS NOT NULL AND r.grade NOT IN ('confirmed', 'probable', 'possible'))
   OR (r.start IS NOT NULL AND t.start_on IS NULL) OR (r."end" IS NOT NULL AND t.end_on IS NULL)
