-- name: graph_business
-- title: Enterprises with a key of their own
-- answers: who runs or ran which enterprise, which organ regulates it, and whether it is run on the day asked about
-- reads: business, known, setting
-- gives: business_id (of name, industry and regulator), name, industry, regulator_organ_id, person_id, start, end, source, now
-- bound: one whose end lies before its start is taken as undated; rows that say the same are one
SELECT DISTINCT substring(md5(concat_ws('|', b.name, coalesce(b.industry, ''), coalesce(b.regulator_organ_id, ''))), 1, 16) AS business_id,
       b.name, b.industry, b.regulator_organ_id, k.person_id, b.start, b."end", b.source,
       coalesce((b.start_on IS NULL OR b.start_on <= s.as_of OR b.end_on < b.start_on)
                AND (b.end_on IS NULL OR b.end_on > s.as_of OR b.end_on < b.start_on), FALSE) AS now
FROM business AS b
JOIN known AS k ON k.p = b.p
CROSS JOIN setting AS s
