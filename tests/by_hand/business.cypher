// name: business
// By hand, for civil organs and the plain words of half paths only, to measure the question of that name against.
MATCH (organ:Organ {kind: 'civil'})<-[:REGULATED_BY]-(:Business)<-[:RUNS {now: true}]-(lower:Person)
WITH DISTINCT organ, lower
MATCH (lower)-[s:SPOUSE_OF|PARENT_OF]-(upper:Person)-[:HOLDS {now: true}]->(:Post {tier: 1})-[:PART_OF]->(organ)
WHERE s.basis = 'plain' AND (type(s) = 'SPOUSE_OF' OR endNode(s) = lower)
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
