-- name: unjudged
-- title: Relatives that could not be judged
-- answers: which relatives work in one organ but cannot be judged, and which field is to blame
-- reads: beside, post_now, rule_organ_kind, rule_function, rule_arm, finding, person, organ
-- gives: person_id, name, relative_id, relative_name, organ, field (tier, functions, chief, kind), blank_of (whose), kind
-- bound: tier: of a post is blank · functions: blank for the relative of a leading member, where a pack asks for them and nothing else was found · chief: both are chiefs of an organ where a pack names chief and deputies, and nothing else was found: who is under whom is open · kind: no loaded pack covers organs of this kind
SELECT DISTINCT p.person_id, p.name, q.person_id AS relative_id, q.name AS relative_name, o.name AS organ, t.field, q.person_id AS blank_of, t.organ_kind AS kind
FROM (
    SELECT b.one, b.other, b.organ_id, b.organ_kind, 'tier' AS field
    FROM beside AS b
    JOIN post_now AS u ON u.post_no = b.other_post
    WHERE u.tier IS NULL
    UNION
    SELECT b.one, b.other, b.organ_id, b.organ_kind, b.field
    FROM (
        SELECT b.one, b.other, b.organ_id, b.organ_kind, 'functions' AS field
        FROM beside AS b
        JOIN post_now AS t ON t.post_no = b.one_post
        JOIN post_now AS u ON u.post_no = b.other_post
        WHERE t.tier = 1 AND u.tier IS NOT NULL AND u.functions = ''
          AND b.organ_kind IN (SELECT k.kind FROM rule_organ_kind AS k JOIN rule_function AS f ON f.pack = k.pack)
        UNION ALL
        SELECT b.one, b.other, b.organ_id, b.organ_kind, 'chief'
        FROM beside AS b
        JOIN post_now AS t ON t.post_no = b.one_post
        JOIN post_now AS u ON u.post_no = b.other_post
        WHERE b.one < b.other AND t.tier = 1 AND u.tier = 1 AND t.chief AND u.chief
          AND b.organ_kind IN (SELECT k.kind FROM rule_organ_kind AS k JOIN rule_arm AS r ON r.pack = k.pack AND r.arm = 'chief-deputy-team')
    ) AS b
    WHERE NOT EXISTS (SELECT 1 FROM finding AS f WHERE f.organ_id = b.organ_id
                      AND least(f.one, f.other) = least(b.one, b.other) AND greatest(f.one, f.other) = greatest(b.one, b.other))
    UNION
    SELECT b.one, b.other, b.organ_id, b.organ_kind, 'kind'
    FROM beside AS b
    WHERE b.one < b.other AND b.organ_kind NOT IN (SELECT kind FROM rule_organ_kind)
) AS t
JOIN person AS p ON p.p = t.one
JOIN person AS q ON q.p = t.other
JOIN organ AS o ON o.organ_id = t.organ_id
WHERE t.field = 'kind' OR t.organ_kind IN (SELECT kind FROM rule_organ_kind)
ORDER BY organ NULLS LAST, person_id, relative_id, field
