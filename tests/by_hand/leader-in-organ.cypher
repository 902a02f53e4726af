// name: leader-in-organ
// rules: us-3110/official-and-relative
// By hand, for the question of that name to be measured against: the same pairs, with what these rules say written out.
UNWIND ['civil', 'other'] AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[leads:HOLDS {now: true}]-(upper:Person)
CALL (upper) {
  MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Staff)
  RETURN lower, s + p + c + t AS ties, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] AS letters
  UNION ALL
  MATCH (upper)<-[a:PARENT_OF]-()-[b:SPOUSE_OF]-()-[c:PARENT_OF]->(lower:Staff) RETURN lower, [a, b, c] AS ties, 'PSC' AS letters
}
WITH * WHERE letters IN ['S', 'P', 'C', 'PC', 'SP', 'CS', 'PS', 'SC', 'PPC', 'PCC', 'SPC', 'PCS', 'PSC', 'PPCC', 'SPCS']
MATCH (lower)-[held:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ)
WHERE upper <> lower AND coalesce(held.enteredOn, held.startOn, leads.startOn) >= leads.startOn
WITH * WHERE (all(tie IN ties WHERE tie.basis IN ['plain', 'widowed', 'adopted away']) OR (letters IN ['P', 'C', 'PC'] AND single(tie IN ties WHERE tie.basis = 'step') AND all(tie IN ties WHERE tie.basis = 'step' OR tie.basis IN ['plain', 'widowed', 'adopted away'])))
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
