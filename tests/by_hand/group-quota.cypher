// name: group-quota
// By hand, for private foundations and the plain words of half paths only, to measure the question of that name against.
MATCH (role:Role {roleId: 'cn-foundation-2004/board'})<-[:COUNTS_AS]-(u:Post)-[:PART_OF]->(organ:Organ {kind: 'private_foundation'})
MATCH (u)<-[:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper <> lower AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PP', 'CC', 'PC']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
WHERE EXISTS { (l)-[:COUNTS_AS]->(role) }
WITH role, organ, collect(DISTINCT upper) AS related, collect([upper, lower]) AS pairs
WHERE size(related) * 3 > COUNT { MATCH (organ)<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(member:Person) WHERE EXISTS { (post)-[:COUNTS_AS]->(role) } RETURN DISTINCT member }
RETURN organ.organId AS organId
