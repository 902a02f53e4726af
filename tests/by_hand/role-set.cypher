// name: role-set
// By hand, for courts and the plain words of half paths only, to measure the question of that name against.
MATCH (role:Role)<-[:COUNTS_AS]-(u:Post)-[:PART_OF]->(organ:Organ {kind: 'court'})
WHERE role.roleId IN ['cn-judge-2019/court-heads', 'cn-judge-2019/division']
MATCH (u)<-[:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper.personId < lower.personId AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PP', 'CC', 'PC', 'PPC', 'PCC', 'PPCC', 'SP', 'CS', 'SPC', 'PCS', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
WHERE EXISTS { (l)-[:COUNTS_AS]->(role) } AND (role.roleId <> 'cn-judge-2019/division' OR u.section = l.section)
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
