-- name: common_leader
-- title: Relatives under one leader
-- answers: where two relatives have the same direct superior, the leading team counting as one leader
-- reads: side
-- gives: upper, lower (upper before lower), upper_post, lower_post, organ_id, organ_kind, situation, arm, leader
-- bound: one organ
SELECT s.upper, s.lower, s.upper_post, s.lower_post, s.organ_id, s.organ_kind, 'common-leader' AS situation, a.arm, CASE WHEN a.arm = 'reports-to' THEN s.lower_reports_to END AS leader
FROM side AS s
JOIN (SELECT 'team' AS arm UNION ALL SELECT 'section' UNION ALL SELECT 'chief' UNION ALL SELECT 'reports-to') AS a
  ON (a.arm = 'team' AND s.upper_under_team AND s.lower_under_team)
  OR (a.arm = 'section' AND s.same_section AND s.upper_tier = 3 AND s.lower_tier = 3)
  OR (a.arm = 'chief' AND s.upper_tier = 1 AND s.lower_tier = 1 AND NOT s.upper_chief AND NOT s.lower_chief)
  OR (a.arm = 'reports-to' AND s.upper_reports_to = s.lower_reports_to)
WHERE s.same_organ AND s.upper < s.lower
UNION ALL
SELECT s.upper, s.lower, s.upper_post, s.lower_post, s.organ_id, s.organ_kind, 'common-leader-wide', 'in-charge', s.lower_in_charge
FROM side AS s
WHERE s.same_organ AND s.upper < s.lower AND s.upper_tier = 3 AND s.lower_tier = 3 AND s.upper_section <> s.lower_section
  AND s.upper_in_charge = s.lower_in_charge
