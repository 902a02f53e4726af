-- name: judged
-- title: Situations as the packs judge them
-- answers: which situations a pack's rules take hold of, and how severely
-- reads: situation, rule_arm, rule_organ_kind, post_now, worked, setting
-- gives: pack, rule, situation, arm, upper, lower, upper_post, lower_post, organ_id, leader, function, severity (3 violation, 2 review, 1 advisory), unknown_kind (the subordinate's kind of post is unknown), yields_to
-- bound: rules in force on the day asked about; organs of the kinds a pack covers
SELECT *
FROM (
    SELECT r.pack, r.rule, t.situation, t.arm, t.upper, t.lower, t.upper_post, t.lower_post, t.organ_id, t.leader,
           CASE WHEN r.function_side IS NOT NULL THEN lf.function END AS function, r.yields_to,
           r.subordinate_management AND l.post_kind = 'unknown' AND im.post_no IS NULL AS unknown_kind,
           least(CASE coalesce(CASE WHEN r.subordinate_management AND l.post_kind = 'unknown' AND im.post_no IS NULL THEN r.severity_if_unknown END,
                               r.severity)
                      WHEN 'violation' THEN 3 WHEN 'review' THEN 2 ELSE 1 END,
                 CASE k.cap WHEN 'review' THEN 2 WHEN 'advisory' THEN 1 ELSE 3 END) AS severity
    FROM situation AS t
    CROSS JOIN setting AS s
    JOIN rule_arm AS r ON r.situation = t.situation AND r.arm = t.arm
    JOIN rule_organ_kind AS k ON k.pack = r.pack AND k.kind = t.organ_kind
    JOIN post_now AS u ON u.post_no = t.upper_post
    JOIN post_now AS l ON l.post_no = t.lower_post
    LEFT JOIN worked AS uf ON uf.pack = r.pack AND uf.rule = r.rule AND uf.purpose = 'required' AND uf.post_no = t.upper_post
    LEFT JOIN worked AS lf ON lf.pack = r.pack AND lf.rule = r.rule AND lf.purpose = 'required' AND lf.post_no = t.lower_post
    LEFT JOIN worked AS im ON im.pack = r.pack AND im.rule = r.rule AND im.purpose = 'instead_of_management' AND im.post_no = t.lower_post
    WHERE CAST(r.in_force_from AS DATE) <= s.as_of AND (r.in_force_until IS NULL OR CAST(r.in_force_until AS DATE) > s.as_of)
      AND (NOT r.subordinate_chief OR coalesce(l.chief, FALSE))
      AND (NOT r.both_chief OR (u.tier = 2 AND l.tier = 2 AND coalesce(u.chief, FALSE) AND coalesce(l.chief, FALSE)))
      AND (NOT r.subordinate_management OR im.post_no IS NOT NULL OR l.post_kind = 'management'
           OR (l.post_kind = 'unknown' AND r.severity_if_unknown IS NOT NULL))
      AND (r.function_side IS NULL OR lf.post_no IS NOT NULL)
      AND (coalesce(r.function_side, '') <> 'both' OR uf.post_no IS NOT NULL)
) AS every
