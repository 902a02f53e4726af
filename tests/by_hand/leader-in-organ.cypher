// name: leader-in-organ
// rules: us-3110/official-and-relative
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
UNWIND ['civil', 'other'] AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[:HOLDS {now: true}]-(upper:Person)
WITH organ, collect(DISTINCT upper) AS above
CALL (above) {
  UNWIND above AS upper
  MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Staff)
  RETURN upper, lower, s + p + c + t AS ties, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] AS letters
  UNION ALL
  UNWIND above AS upper
  MATCH (upper)<-[a:PARENT_OF]-()-[b:SPOUSE_OF]-()-[c:PARENT_OF]->(lower:Staff) RETURN upper, lower, [a, b, c] AS ties, 'PSC' AS letters
}
WITH * WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PC', 'SP', 'CS', 'PS', 'SC', 'PPC', 'PCC', 'SPC', 'PCS', 'PSC', 'PPCC', 'SPCS']
MATCH (lower)-[held:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ)
MATCH (upper)-[leads:HOLDS {now: true}]->(:Post {tier: 1})-[:PART_OF]->(organ)
WHERE coalesce(held.enteredOn, held.startOn, leads.startOn) >= leads.startOn
WITH *, [tie IN ties | tie.basis] AS bases
WHERE (all(basis IN bases WHERE basis IN ['plain', 'widowed', 'adopted away']) OR (letters IN ['P', 'C', 'PC'] AND single(basis IN bases WHERE basis = 'step') AND all(basis IN bases WHERE basis = 'step' OR basis IN ['plain', 'widowed', 'adopted away'])))
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId, [upper, lower, organ] AS chain
