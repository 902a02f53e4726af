-- name: business_led
-- title: Relatives' businesses under a regulator
-- answers: who works in the organ that regulates an enterprise which a relative runs
-- reads: pair, business, post_now, setting
-- gives: upper (who works there), lower (who runs the enterprise), upper_post, organ_id, organ_kind, arm (leader: the upper is a leading member; anyone), business
-- bound: businesses run on the day asked about; one whose end lies before its start is taken as undated
SELECT DISTINCT k.one AS upper, k.other AS lower, u.post_no AS upper_post, u.organ_id, u.organ_kind, a.arm, b.name AS business
FROM pair AS k
JOIN business AS b ON b.p = k.other
JOIN post_now AS u ON u.p = k.one AND u.organ_id = b.regulator_organ_id
JOIN (SELECT 'leader' AS arm UNION ALL SELECT 'anyone') AS a ON a.arm = 'anyone' OR u.tier = 1
CROSS JOIN setting AS s
WHERE (b.start_on IS NULL OR b.start_on <= s.as_of OR b.end_on < b.start_on)
  AND (b.end_on IS NULL OR b.end_on > s.as_of OR b.end_on < b.start_on)
