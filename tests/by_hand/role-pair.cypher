// name: role-pair
// By hand, for all organs and the plain words of half paths only, to measure the question of that name against.
UNWIND [['leaders', 'accounting-heads'], ['accounting-heads', 'cashiers']] AS roles
MATCH (:Role {roleId: 'cn-accounting/' + roles[0]})<-[:COUNTS_AS]-(u:Post)-[:PART_OF]->(organ:Organ)
WHERE organ.kind IN ['civil', 'public_institution']
MATCH (u)<-[:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper <> lower AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PC', 'SP', 'CS', 'SPC', 'PCS', 'SPCS']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
WHERE EXISTS { (l)-[:COUNTS_AS]->(:Role {roleId: 'cn-accounting/' + roles[1]}) }
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
