-- name: home_post
-- title: Posts that a person may not hold at home
-- answers: who holds a post of a set for which a rule asks where the person grew up
-- reads: rule_arm, role_post, post_now, organ, person, rule_organ_kind, setting
-- gives: pack, rule, situation, arm, p, post_no, organ_id, severity (3 violation, 2 review, 1 advisory), home_area, area
-- bound: rules in force on the day asked about; organs of the kinds a pack and its rule cover
SELECT r.pack, r.rule, r.situation, r.arm, t.p, t.post_no, t.organ_id,
       least(CASE r.severity WHEN 'violation' THEN 3 WHEN 'review' THEN 2 ELSE 1 END, CASE k.cap WHEN 'review' THEN 2 WHEN 'advisory' THEN 1 ELSE 3 END)
           AS severity,
       q.home_area, nullif(regexp_replace(g.area, '(00)+$', ''), '') AS area
FROM rule_arm AS r
JOIN role_post AS o ON o.pack = r.pack AND o.role = r.upper_role
JOIN post_now AS t ON t.post_no = o.post_no
JOIN rule_organ_kind AS k ON k.pack = r.pack AND k.kind = t.organ_kind
JOIN organ AS g ON g.organ_id = t.organ_id
JOIN person AS q ON q.p = t.p
CROSS JOIN setting AS s
WHERE r.situation = 'home-area'
  AND CAST(r.in_force_from AS DATE) <= s.as_of AND (r.in_force_until IS NULL OR CAST(r.in_force_until AS DATE) > s.as_of)
  AND (r.organ_kinds IS NULL OR instr(concat(';', r.organ_kinds, ';'), concat(';', t.organ_kind, ';')) > 0)
