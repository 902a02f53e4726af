-- name: together
-- title: Relatives in one body, whatever their rank
-- answers: where two relatives work in one organ, section or group of organs, or lead organs of one line at adjacent levels, or one leads where the other works
-- reads: side, rule_arm
-- gives: upper, lower (in the mutual situations upper before lower, but for adjacent-levels, where the upper's organ is above), upper_post, lower_post, organ_id, organ_kind, situation, arm, leader, happened_on (the day of an entry)
-- bound: situations that a loaded pack names; roles are judged later, against each pack's own sets
SELECT s.upper, s.lower, s.upper_post, s.lower_post, s.organ_id, s.organ_kind, a.situation, a.arm,
       CASE WHEN a.situation IN ('leader-in-organ', 'entry-ban') THEN s.upper END AS leader,
       CASE WHEN a.situation = 'entry-ban' THEN s.entered_on END AS happened_on
FROM side AS s
JOIN (SELECT DISTINCT situation, arm FROM rule_arm) AS a
  ON (a.situation IN ('same-organ', 'role-set', 'group-quota') AND s.upper < s.lower
      AND ((a.arm = 'organ' AND s.same_organ) OR (a.arm = 'section' AND s.same_section) OR (a.arm = 'group' AND s.link = 'group')))
  OR (a.situation = 'role-pair'
      AND ((a.arm = 'organ' AND s.same_organ) OR (a.arm = 'section' AND s.same_section) OR (a.arm = 'group' AND s.link = 'group')))
  OR (a.situation = 'adjacent-levels' AND s.link = 'above' AND s.same_kind)
  OR (a.situation = 'leader-in-organ' AND s.same_organ AND s.upper_tier = 1 AND (a.arm = 'leader' OR s.upper_chief))
  OR (a.situation = 'entry-ban' AND s.same_organ AND s.upper_tier = 1 AND s.entered_on IS NOT NULL)
  OR (a.situation = 'reciprocal' AND s.link = 'elsewhere' AND coalesce(s.lower_tier, 3) > 1)
