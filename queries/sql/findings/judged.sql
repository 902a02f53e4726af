-- name: judged
-- title: Situations as the packs judge them
-- answers: which situations a pack's rules take hold of, and how severely
-- reads: situation, rule_arm, rule_organ_kind, post_now, worked, role_post, traded, setting
-- gives: pack, rule, situation, arm, mutual, list_no (of the list of relatives), upper, lower, upper_post, lower_post, organ_id, leader, function, subject, severity (3 violation, 2 review, 1 advisory), doubt (post-kind: the subordinate's kind of post is unknown; later: whether the subordinate was appointed later; seconded: whether the subordinate, of a seconded group, works in this organ; work: whether the work is of the kind named), yields_to
-- bound: rules in force on the day asked about, and on the day an entry happened; organs of the kinds a pack and its rule cover
SELECT pack, rule, situation, arm, mutual, list_no, upper, lower, upper_post, lower_post, organ_id, leader, function, subject, doubt, yields_to,
       least(CASE CASE WHEN doubt IS NULL THEN severity ELSE severity_if_unknown END WHEN 'violation' THEN 3 WHEN 'review' THEN 2 ELSE 1 END,
             CASE cap WHEN 'review' THEN 2 WHEN 'advisory' THEN 1 ELSE 3 END) AS severity
FROM (
    SELECT r.pack, r.rule, t.situation, t.arm, r.mutual, r.list_no, t.upper, t.lower, t.upper_post, t.lower_post, t.organ_id, t.leader,
           CASE WHEN r.function_side IS NOT NULL THEN lf.function END AS function, t.subject, r.yields_to,
           r.severity, r.severity_if_unknown, k.cap,
           CASE WHEN r.subordinate_management AND l.post_kind = 'unknown' AND im.post_no IS NULL THEN 'post-kind'
                WHEN r.subordinate_later AND (u.start_on IS NULL OR coalesce(l.entered_on, l.start_on) IS NULL) THEN 'later'
                WHEN sr.post_no IS NOT NULL THEN 'seconded'
                WHEN (lc.post_no IS NOT NULL AND lf.number = 1) OR (r.function_side = 'both' AND uc.post_no IS NOT NULL AND uf.number = 1)
                THEN 'work' END AS doubt
    FROM situation AS t
    CROSS JOIN setting AS s
    JOIN rule_arm AS r ON r.situation = t.situation AND r.arm = t.arm
    JOIN rule_organ_kind AS k ON k.pack = r.pack AND k.kind = t.organ_kind
    JOIN post_now AS u ON u.post_no = t.upper_post
    LEFT JOIN post_now AS l ON l.post_no = t.lower_post
    LEFT JOIN worked AS uf ON uf.pack = r.pack AND uf.rule = r.rule AND uf.purpose = 'required' AND uf.post_no = t.upper_post
    LEFT JOIN worked AS lf ON lf.pack = r.pack AND lf.rule = r.rule AND lf.purpose = 'required' AND lf.post_no = t.lower_post
    LEFT JOIN worked AS im ON im.pack = r.pack AND im.rule = r.rule AND im.purpose = 'instead_of_management' AND im.post_no = t.lower_post
    LEFT JOIN role_post AS ur ON ur.pack = r.pack AND ur.role = r.upper_role AND ur.post_no = t.upper_post
    LEFT JOIN role_post AS lr ON lr.pack = r.pack AND lr.role = r.lower_role AND lr.post_no = t.lower_post
    LEFT JOIN role_post AS sr ON sr.pack = r.pack AND sr.role = r.seconded_role AND sr.post_no = t.lower_post
    LEFT JOIN role_post AS lc ON lc.pack = r.pack AND lc.role = r.unclear_role AND lc.post_no = t.lower_post
    LEFT JOIN role_post AS uc ON uc.pack = r.pack AND uc.role = r.unclear_role AND uc.post_no = t.upper_post
    LEFT JOIN traded AS d ON d.pack = r.pack AND d.rule = r.rule AND d.arm = r.arm AND d.p = t.lower AND d.business = t.subject
    WHERE CAST(r.in_force_from AS DATE) <= s.as_of AND (r.in_force_until IS NULL OR CAST(r.in_force_until AS DATE) > s.as_of)
      AND (t.happened_on IS NULL OR t.happened_on >= CAST(r.in_force_from AS DATE))
      AND (r.organ_kinds IS NULL OR instr(concat(';', r.organ_kinds, ';'), concat(';', t.organ_kind, ';')) > 0)
      AND (NOT r.subordinate_chief OR l.chief)
      AND (NOT r.both_chief OR (u.tier = 2 AND l.tier = 2 AND u.chief AND l.chief))
      AND (NOT r.subordinate_management OR im.post_no IS NOT NULL OR l.post_kind IN ('management', 'unknown'))
      AND (NOT r.subordinate_later OR u.start_on IS NULL OR coalesce(l.entered_on, l.start_on, u.start_on) >= u.start_on)
      AND (r.function_side IS NULL OR lf.post_no IS NOT NULL)
      AND (coalesce(r.function_side, '') <> 'both' OR uf.post_no IS NOT NULL)
      AND (r.upper_role IS NULL OR ur.post_no IS NOT NULL)
      AND (r.lower_role IS NULL OR lr.post_no IS NOT NULL)
      AND (NOT r.by_trade OR d.p IS NOT NULL)
) AS every
WHERE doubt IS NULL OR severity_if_unknown IS NOT NULL
