-- name: quota
-- title: Bodies with too many relatives
-- answers: in which bodies the members who have relatives among the other members are more than the allowed share
-- reads: claim, rule_arm, role_post
-- gives: pack, rule, organ_id, related (members with a relative in the body), members, one, other (the nearest pair)
-- bound: relatives that are only noted do not count
WITH tied AS (
    SELECT pack, rule, organ_id, one, other,
           row_number() OVER (PARTITION BY pack, rule, organ_id ORDER BY worth, rank, listed DESC, one, other) AS nth
    FROM claim
    WHERE situation = 'group-quota' AND cap > 1 AND nth = 1
)
SELECT r.pack, r.rule, r.organ_id, r.related, m.members, b.one, b.other
FROM (
    SELECT pack, rule, organ_id, count(DISTINCT p) AS related
    FROM (SELECT pack, rule, organ_id, one AS p FROM tied UNION ALL SELECT pack, rule, organ_id, other FROM tied) AS related
    GROUP BY pack, rule, organ_id
) AS r
JOIN (
    SELECT a.pack, a.rule, o.organ_id, max(a.share_over) AS share_over, max(a.share_of) AS share_of, count(DISTINCT o.p) AS members
    FROM rule_arm AS a
    JOIN role_post AS o ON o.pack = a.pack AND o.role = a.upper_role
    WHERE a.situation = 'group-quota'
    GROUP BY a.pack, a.rule, o.organ_id
) AS m ON m.pack = r.pack AND m.rule = r.rule AND m.organ_id = r.organ_id
JOIN tied AS b ON b.pack = r.pack AND b.rule = r.rule AND b.organ_id = r.organ_id AND b.nth = 1
WHERE r.related * m.share_of > m.members * m.share_over
