// name: business
// rules: cn-business/business
// By hand, for the question of that name to be measured against: the same pairs, with what these rules say written out.
UNWIND ['civil', 'unknown'] AS kind
MATCH (organ:Organ {kind: kind})<-[:REGULATED_BY]-(:Business)<-[:RUNS {now: true}]-(lower:Person)
MATCH (lower)-[t:SPOUSE_OF*0..1]-()<-[c:PARENT_OF*0..1]-()-[s:SPOUSE_OF*0..1]-(upper:Staff)
WHERE ['', 'S'][size(s)] + ['', 'C'][size(c)] + ['', 'S'][size(t)] IN ['S', 'C', 'CS']
MATCH (upper)-[:HOLDS {now: true}]->(:Post {tier: 1})-[:PART_OF]->(organ)
WHERE all(tie IN s + c + t WHERE tie.basis IN ['plain', 'widowed', 'adopted away'])
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
