-- name: direct_line
-- title: Direct superiors among relatives
-- answers: where one relative is the direct superior of the other, and by which arm
-- reads: side
-- gives: upper, lower, upper_post, lower_post, organ_id, organ_kind, situation, arm, leader
-- bound: one level; two levels apart is skip-level (see across_levels)
SELECT s.upper, s.lower, s.upper_post, s.lower_post, s.organ_id, s.organ_kind, 'direct-line' AS situation, a.arm, s.upper AS leader
FROM side AS s
JOIN (SELECT 'leader-head' AS arm UNION ALL SELECT 'leader-unsectioned' UNION ALL SELECT 'head-staff' UNION ALL SELECT 'chief-deputy-team'
      UNION ALL SELECT 'chief-deputy-section' UNION ALL SELECT 'reports-to'
      UNION ALL SELECT 'organ-above') AS a
  ON (a.arm = 'leader-head' AND s.same_organ AND s.upper_tier = 1 AND s.lower_tier = 2)
  OR (a.arm = 'leader-unsectioned' AND s.same_organ AND s.upper_tier = 1 AND s.lower_tier = 3 AND s.lower_section IS NULL)
  OR (a.arm = 'head-staff' AND s.same_section AND s.upper_tier = 2 AND s.lower_tier = 3)
  OR (a.arm = 'chief-deputy-team' AND s.same_organ AND s.upper_tier = 1 AND s.lower_tier = 1 AND s.upper_chief AND NOT s.lower_chief)
  OR (a.arm = 'chief-deputy-section' AND s.same_section AND s.upper_tier = 2 AND s.lower_tier = 2 AND s.upper_chief AND NOT s.lower_chief)
  OR (a.arm = 'reports-to' AND s.lower_reports_to = s.upper)
  OR (a.arm = 'organ-above' AND s.link = 'above' AND s.upper_tier = 1 AND s.lower_tier = 1)
