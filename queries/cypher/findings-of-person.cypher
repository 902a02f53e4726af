// name: findings-of-person
// title: 一个人涉及的发现 · Findings that involve a person
// answers: 一个人涉及哪些发现、与谁 · which findings involve a person, and with whom
// parameter person e.g. "p0001": personId 或姓名 · the person, by personId or name
// gives: severity, grade, rule, other, organ, sentences, ids, chain (to draw)
// bound: none
MATCH (person:Person) WHERE person.personId = $person OR person.name = $person
MATCH (person)<-[i:INVOLVES]-(finding:Finding)-[u:UNDER]->(rule:Rule)
OPTIONAL MATCH (finding)-[j:INVOLVES]->(other:Person) WHERE other <> person
RETURN finding.severity AS severity, finding.grade AS grade, rule.title AS rule, person.name AS person, other.name AS other, finding.word AS word,
       finding.organ AS organ, finding.sentenceZh AS sentenceZh, finding.sentenceEn AS sentenceEn, finding.findingId AS findingId,
       [person, i, finding, u, rule, j, other] AS chain
ORDER BY CASE severity WHEN 'violation' THEN 1 WHEN 'review' THEN 2 ELSE 3 END, findingId
