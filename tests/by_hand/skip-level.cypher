// name: skip-level
// rules: cn-civil-2020/skip-level
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
UNWIND ['civil', 'court', 'procuratorate', 'supervision', 'unknown'] AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[:HOLDS {now: true}]-(upper:Person)
WITH organ, collect(DISTINCT upper) AS above
CALL (above) {
  UNWIND above AS upper
  MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Staff)
  RETURN upper, lower, s + p + c + t AS ties, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] AS letters
  UNION ALL
  UNWIND above AS upper
  MATCH (upper)-[a:PARENT_OF]->()-[b:SPOUSE_OF]-()<-[c:PARENT_OF]-(lower:Staff) RETURN upper, lower, [a, b, c] AS ties, 'CSP' AS letters
  UNION ALL
  UNWIND above AS upper
  MATCH (upper)<-[a:PARENT_OF]-()-[b:SPOUSE_OF]-()-[c:PARENT_OF]->(lower:Staff) RETURN upper, lower, [a, b, c] AS ties, 'PSC' AS letters
  UNION ALL
  UNWIND above AS upper
  MATCH (upper)<-[ties:PARENT_OF*3]-(lower:Staff) RETURN upper, lower, ties, 'PPP' AS letters
  UNION ALL
  UNWIND above AS upper
  MATCH (upper)-[ties:PARENT_OF*3]->(lower:Staff) RETURN upper, lower, ties, 'CCC' AS letters
}
WITH * WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC', 'SP', 'CS', 'PPC', 'PCC', 'SPC', 'PCS', 'CSP', 'PPCC', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC', 'PS', 'SC', 'PPP', 'CCC', 'PSC', 'SPP', 'CCS']
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
WHERE l.tier = 3 AND l.section IS NOT NULL AND none(f IN coalesce(l.functions, []) WHERE f IN ['organization', 'personnel', 'discipline', 'supervision', 'audit', 'finance'])
  AND NOT EXISTS { (upper)-[:IN_CHARGE_OF]->(l) } AND NOT EXISTS { (l)-[:REPORTS_TO]->(upper) }
WITH *, [tie IN ties | tie.basis] AS bases
WHERE (all(basis IN bases WHERE basis IN ['plain', 'widowed', 'adopted away']) OR (letters IN ['P', 'C', 'PC'] AND single(basis IN bases WHERE basis = 'step') AND all(basis IN bases WHERE basis = 'step' OR basis IN ['plain', 'widowed', 'adopted away'])))
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId, [upper, lower, organ] AS chain
