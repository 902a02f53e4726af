-- name: clone_found
-- title: Findings if people had moved
-- answers: which moves, alone or two together, or one while a relative stays, would be a finding
-- reads: finding, clone
-- gives: one, other (numbers of clones or people; other is null in a finding about one), pack, rule, situation, organ_id, severity
-- bound: findings about more than two people are judged by the whole plan alone
SELECT f.one, f.other, f.pack, f.rule, f.situation, f.organ_id, f.severity
FROM finding AS f
CROSS JOIN (SELECT min(clone) AS first FROM clone) AS c
WHERE (f.one >= c.first OR f.other >= c.first) AND f.swap_no IS NULL AND f.situation <> 'group-quota'
