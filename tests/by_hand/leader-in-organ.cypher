// name: leader-in-organ
// By hand, for the organs of the pack and the plain words of half paths only, to measure the question of that name against.
UNWIND ['civil', 'other'] AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[leads:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper <> lower AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PC', 'PPC', 'PCC', 'PPCC', 'SP', 'CS', 'SPC', 'PCS']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[held:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ)
WHERE coalesce(held.enteredOn, held.startOn, leads.startOn) >= leads.startOn
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
