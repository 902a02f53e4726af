-- name: finding
-- title: The findings
-- answers: which two people break which rule, where, how and how severely
-- reads: claim
-- gives: the rows of claim with nth = 1 that no stronger rule of the pack silences
-- bound: none
SELECT c.*
FROM claim AS c
WHERE c.nth = 1 AND NOT EXISTS (
    SELECT 1 FROM claim AS d
    WHERE d.nth = 1 AND d.pack = c.pack AND d.organ_id = c.organ_id
      AND least(d.one, d.other) = least(c.one, c.other) AND greatest(d.one, d.other) = greatest(c.one, c.other)
      AND ';' || c.yields_to || ';' LIKE '%;' || d.situation || ';%'
)
