// name: reciprocal-placements
// title: 交叉任职 · Reciprocal placements
// answers: 哪两位领导各有一名亲属在对方单位工作 · which two leaders each have a relative in the other's organ
// gives: leaders, their organs and relatives, words, grades, ids, chain (to draw)
// bound: leading members on the day of the load; relatives there who are no leading members themselves; words of the list
MATCH (a:Person)-[:HOLDS {now: true}]->(p:Post {tier: 1})-[:PART_OF]->(home:Organ)
MATCH (a)-[kin:KIN_OF]-(relative:Person)-[:HOLDS {now: true}]->(q:Post)-[:PART_OF]->(away:Organ)
WHERE away <> home AND coalesce(q.tier, 3) > 1
MATCH (away)<-[:PART_OF]-(r:Post {tier: 1})<-[:HOLDS {now: true}]-(b:Person)
WHERE a.personId < b.personId AND b <> relative
MATCH (b)-[kin2:KIN_OF]-(relative2:Person)-[:HOLDS {now: true}]->(s:Post)-[:PART_OF]->(home)
WHERE coalesce(s.tier, 3) > 1 AND relative2 <> a
RETURN DISTINCT a.name AS leader, home.name AS organ, relative.name AS relative, kin.word AS word, kin.grade AS grade,
       b.name AS otherLeader, away.name AS otherOrgan, relative2.name AS otherRelative, kin2.word AS otherWord, kin2.grade AS otherGrade,
       a.personId AS leaderId, b.personId AS otherLeaderId, relative.personId AS relativeId, relative2.personId AS otherRelativeId,
       [a, p, home, relative, q, away, b, r, relative2, s, kin, kin2] AS chain
ORDER BY organ, otherOrgan, leaderId, otherLeaderId, relativeId, otherRelativeId
