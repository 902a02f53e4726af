-- name: across_levels
-- title: Leaders and relatives further down
-- answers: where one relative is a leader, in charge or a section head, and the other works further down or elsewhere in the organ
-- reads: side
-- gives: upper, lower, upper_post, lower_post, organ_id, organ_kind, situation, arm, leader
-- bound: functions are judged later, against each pack's own list
SELECT s.upper, s.lower, s.upper_post, s.lower_post, s.organ_id, s.organ_kind, a.situation, a.arm, s.upper AS leader
FROM side AS s
JOIN (SELECT 'in-charge-leader' AS situation, 'in-charge' AS arm UNION ALL SELECT 'leader-and-function', 'leader'
      UNION ALL SELECT 'head-and-function', 'head' UNION ALL SELECT 'skip-level', 'leader-staff'
      UNION ALL SELECT 'skip-level', 'organ-above-head' UNION ALL SELECT 'skip-level', 'organ-two-above'
      UNION ALL SELECT 'skip-level', 'reports-to-twice') AS a
  ON (a.situation = 'in-charge-leader' AND s.lower_in_charge = s.upper AND s.lower_tier = 3 AND s.lower_section IS NOT NULL)
  OR (a.situation = 'leader-and-function' AND s.same_organ AND s.upper_tier = 1)
  OR (a.situation = 'head-and-function' AND s.same_organ AND s.upper_tier = 2)
  OR (a.arm = 'leader-staff' AND s.same_organ AND s.upper_tier = 1 AND s.lower_tier = 3 AND s.lower_section IS NOT NULL)
  OR (a.arm = 'organ-above-head' AND s.link = 'above' AND s.upper_tier = 1 AND s.lower_tier = 2)
  OR (a.arm = 'organ-two-above' AND s.link = 'two-above' AND s.upper_tier = 1 AND s.lower_tier = 1)
  OR (a.arm = 'reports-to-twice' AND s.link = 'named-twice')
