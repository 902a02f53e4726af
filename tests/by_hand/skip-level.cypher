// name: skip-level
// By hand, for the organs of the pack and the plain words of half paths only, to measure the question of that name against.
UNWIND ['civil', 'court', 'procuratorate', 'supervision', 'unknown'] AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(u:Post {tier: 1})<-[:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper <> lower AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PP', 'CC', 'PC', 'PPC', 'PCC', 'PPCC', 'SP', 'CS', 'SPC', 'PCS', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
WHERE l.tier = 3 AND l.section IS NOT NULL AND none(f IN l.functions WHERE f IN ['organization', 'personnel', 'discipline', 'supervision', 'audit', 'finance'])
  AND NOT EXISTS { (upper)-[:IN_CHARGE_OF]->(l) } AND NOT EXISTS { (l)-[:REPORTS_TO]->(upper) }
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
