// name: in-charge-leader
// By hand, for the organs of the pack and the plain words of half paths only, to measure the question of that name against.
UNWIND ['civil', 'court', 'procuratorate', 'supervision', 'unknown'] AS kind
MATCH (:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 3})<-[:IN_CHARGE_OF]-(upper:Person)
WITH DISTINCT upper
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper <> lower AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PP', 'CC', 'PC', 'PPC', 'PCC', 'PPCC', 'SP', 'CS', 'SPC', 'PCS', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (upper)-[:IN_CHARGE_OF]->(l:Post {tier: 3})<-[:HOLDS {now: true}]-(lower)
WHERE l.section IS NOT NULL
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
