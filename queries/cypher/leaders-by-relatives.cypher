// name: leaders-by-relatives
// title: 亲属最多的领导成员 · Leading members by relatives on the staff
// answers: 哪些领导成员在职亲属最多 · which leading members have the most relatives on the staff
// parameter least = 1: 至少几名亲属 · at least so many relatives
// gives: name, organ, title, relatives, inside (of them in the same organ), ids, chain (to draw)
// bound: words of the list; posts held on the day of the load; 500 people
MATCH (organ:Organ)<-[:PART_OF]-(post:Post {tier: 1})<-[:HOLDS {now: true}]-(leader:Person)
WITH organ, post, leader, COLLECT { MATCH (leader)-[:KIN_OF]-(r:Staff) RETURN DISTINCT r } AS relatives
WHERE size(relatives) >= $least
RETURN leader.name AS name, organ.name AS organ, post.title AS title, size(relatives) AS relatives,
       size([r IN relatives WHERE EXISTS { (r)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ) }]) AS inside,
       leader.personId AS leaderId, organ.organId AS organId, [leader, post, organ] + relatives AS chain
ORDER BY relatives DESC, inside DESC, leaderId
LIMIT 500
