// name: findings-by-rule
// title: 各条规则的发现 · Findings by rule
// answers: 每条规则各有多少发现、依据哪些条文 · how many findings each rule has, and which articles it rests on
// gives: rule, law, violation, review, advisory, ids, chain (to draw)
// bound: none
MATCH (rule:Rule)
OPTIONAL MATCH (rule)<-[:UNDER]-(finding:Finding)
WITH rule, collect(finding) AS findings
RETURN rule.title AS rule, rule.titleEn AS titleEn, rule.law AS law, size([f IN findings WHERE f.severity = 'violation']) AS violation,
       size([f IN findings WHERE f.severity = 'review']) AS review, size([f IN findings WHERE f.severity = 'advisory']) AS advisory,
       rule.ruleId AS ruleId, [rule] + findings AS chain
ORDER BY violation DESC, review DESC, ruleId
