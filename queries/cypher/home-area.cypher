// name: home-area
// title: 原籍任职 · Posts at home
// answers: 谁在自己成长的地区担任规则所列的职务 · who holds a post that a rule names in the area where he or she grew up
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by its organId or name; empty for all
// gives: rule, severity, grade (possible where one of the two areas is given by a short form), organ, person, title, home, area, arm, ids, chain (to draw)
// bound: the rules loaded; areas are compared as they are written: a code or name contains another that begins with it
MATCH (rule:Rule {situation: 'home-area'})-[:HAS_ARM]->(arm:Arm)
WHERE rule.inForce
MATCH (role:Role {roleId: arm.upperRole})<-[:COUNTS_AS]-(post:Post)-[:PART_OF]->(organ:Organ)
WHERE organ.kind IN rule.organKinds AND $organ IN ['', organ.organId, organ.name]
MATCH (post)<-[holds:HOLDS {now: true}]-(person:Person)
// The area without the pairs of noughts at its end: these say that it is a whole province, city or county.
WITH *, size(organ.area) AS long
WITH *, left(organ.area, [cut IN range(0, coalesce(long, 0)) WHERE (long - cut) % 2 = 0 AND replace(substring(organ.area, cut), '00', '') = ''][0]) AS area
WITH *, CASE WHEN person.homeArea STARTS WITH area THEN 0 WHEN area ENDS WITH person.homeArea OR person.homeArea ENDS WITH area THEN 2 END AS doubt
WHERE area <> '' AND doubt IS NOT NULL
WITH *, CASE WHEN organ.kind IN rule.advisoryKinds OR arm.severity = 'advisory' THEN 1 WHEN organ.kind IN rule.reviewKinds OR arm.severity = 'review' THEN 2 ELSE 3 END AS severity
ORDER BY severity DESC, doubt, arm.arm, post.postId
WITH rule, organ, person, collect({post: post, holds: holds, role: role, area: area, arm: arm.arm, severity: severity, doubt: doubt})[0] AS best
RETURN rule.ruleId AS rule, ['advisory', 'review', 'violation'][best.severity - 1] AS severity,
       ['confirmed', 'probable', 'possible'][best.doubt] AS grade, organ.name AS organ, person.name AS person, best.post.title AS title,
       person.homeArea AS home, organ.area AS area, best.arm AS arm, person.personId AS personId, organ.organId AS organId,
       [person, best.holds, best.post, organ, best.role] AS chain
ORDER BY best.severity DESC, best.doubt, organ, person, organId, personId, rule
