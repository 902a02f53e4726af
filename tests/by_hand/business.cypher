// name: business
// By hand, for the organs of the pack and the plain words of half paths only, to measure the question of that name against.
UNWIND ['civil', 'unknown'] AS kind
MATCH (organ:Organ {kind: kind})<-[:REGULATED_BY]-(:Business)<-[:RUNS {now: true}]-(lower:Person)
MATCH (lower)-[t:SPOUSE_OF*0..1]-()<-[c:PARENT_OF*0..1]-()-[s:SPOUSE_OF*0..1]-(upper:Person)-[:HOLDS {now: true}]->(:Post {tier: 1})-[:PART_OF]->(organ)
WHERE ['', 'S'][size(s)] + ['', 'C'][size(c)] + ['', 'S'][size(t)] IN ['S', 'C', 'CS'] AND all(tie IN s + c + t WHERE tie.basis = 'plain')
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
