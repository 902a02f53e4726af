-- name: role_post
-- title: Posts that have a role
-- answers: which posts belong to which set that a pack names
-- reads: rule_role, rule_organ_kind, role_match, post_now, organ
-- gives: pack, role, post_no, organ_id, p
-- bound: organs of the kinds a pack covers; an unknown tier or level fits no role that asks for one, an unknown chief is a deputy
SELECT DISTINCT r.pack, r.role, t.post_no, t.organ_id, t.p
FROM rule_role AS r
JOIN rule_organ_kind AS k ON k.pack = r.pack
JOIN post_now AS t ON t.organ_kind = k.kind
JOIN organ AS o ON o.organ_id = t.organ_id
LEFT JOIN role_match AS mt ON mt.pack = r.pack AND mt.role = r.role AND mt.alternative = r.alternative AND mt.field = 'title' AND mt.text = coalesce(t.title, '')
LEFT JOIN role_match AS ms ON ms.pack = r.pack AND ms.role = r.role AND ms.alternative = r.alternative AND ms.field = 'section' AND ms.text = t.section
LEFT JOIN role_match AS ml ON ml.pack = r.pack AND ml.role = r.role AND ml.alternative = r.alternative AND ml.field = 'level' AND ml.text = coalesce(t.level, '')
LEFT JOIN role_match AS mo ON mo.pack = r.pack AND mo.role = r.role AND mo.alternative = r.alternative AND mo.field = 'organ' AND mo.text = o.name
LEFT JOIN role_match AS mf ON mf.pack = r.pack AND mf.role = r.role AND mf.alternative = r.alternative AND mf.field = 'functions'
                          AND mf.text = concat(';', t.functions, ';')
WHERE (NOT r.asks_title OR mt.text IS NOT NULL)
  AND (NOT r.asks_section OR ms.text IS NOT NULL)
  AND (NOT r.asks_level OR ml.text IS NOT NULL)
  AND (NOT r.asks_organ OR mo.text IS NOT NULL)
  AND (NOT r.asks_functions OR mf.text IS NOT NULL)
  AND (r.tiers IS NULL OR instr(r.tiers, CAST(t.tier AS STRING)) > 0)
  AND (r.chief IS NULL OR coalesce(t.chief, FALSE) = r.chief)
  AND (r.organ_levels IS NULL OR instr(concat(';', r.organ_levels, ';'), concat(';', o.level, ';')) > 0)
