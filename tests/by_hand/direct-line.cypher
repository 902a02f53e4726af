// name: direct-line
// rules: cn-civil-2020/direct-line, cn-institution-2019/direct-line
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
UNWIND ['civil', 'court', 'procuratorate', 'supervision', 'unknown', 'public_institution'] AS kind
MATCH (organ:Organ {kind: kind})
CALL (organ) {
  MATCH (organ)<-[:PART_OF]-(:Post)<-[:HOLDS {now: true}]-(person:Person) RETURN person
  UNION
  MATCH (organ)<-[:PART_OF]-(:Post)-[:REPORTS_TO]->(person:Person) RETURN person
}
WITH kind, organ, collect(DISTINCT person) AS everybody
CALL (everybody) {
  UNWIND everybody AS person
  MATCH (person)<-[ties:PARENT_OF*0..2]-(met) RETURN person, met, ties, ['', 'P', 'PP'][size(ties)] AS there, ['', 'C', 'CC'][size(ties)] AS back
  UNION ALL
  UNWIND everybody AS person
  MATCH (person)-[s:SPOUSE_OF]-()<-[p:PARENT_OF*0..2]-(met) RETURN person, met, [s] + p AS ties, ['S', 'SP', 'SPP'][size(p)] AS there, ['S', 'CS', 'CCS'][size(p)] AS back
  UNION ALL
  UNWIND everybody AS person
  MATCH (person)<-[ties:PARENT_OF*3]-(met) RETURN person, met, ties, 'PPP' AS there, 'CCC' AS back
  UNION ALL
  UNWIND everybody AS person
  MATCH (person)-[c:PARENT_OF]->()-[s:SPOUSE_OF*0..1]-(met) RETURN person, met, [c] + s AS ties, ['C', 'CS'][size(s)] AS there, ['P', 'SP'][size(s)] AS back
  UNION ALL
  UNWIND everybody AS person
  MATCH (person)<-[p:PARENT_OF]-()-[s:SPOUSE_OF]-(met) RETURN person, met, [p, s] AS ties, 'PS' AS there, 'SC' AS back
}
WITH kind, organ, met, collect([person, ties, there, back]) AS halves
WHERE size(halves) > 1
UNWIND halves AS here
UNWIND halves AS beyond
WITH kind, organ, here[0] AS upper, beyond[0] AS lower, here[2] + beyond[3] AS letters, here[1] + beyond[1] AS ties
WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC', 'SP', 'CS', 'PPC', 'PCC', 'SPC', 'PCS', 'CSP', 'PPCC', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC', 'PS', 'SC', 'PPP', 'CCC', 'PSC', 'SPP', 'CCS']
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
MATCH (upper)-[:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(home:Organ)
WITH *, kind = 'public_institution' AS institution, home = organ AS beside, home = organ AND u.section = l.section AS together
WHERE ((beside AND u.tier = 1 AND l.tier = 2 AND (l.chief OR NOT institution)) OR (beside AND u.tier = 1 AND l.tier = 3 AND l.section IS NULL)
   OR (together AND u.tier = 2 AND l.tier = 3) OR (together AND u.tier = 2 AND l.tier = 2 AND u.chief AND NOT coalesce(l.chief, false)))
  AND (NOT institution OR l.postKind IN ['management', 'unknown'] OR any(f IN l.functions WHERE f IN ['audit', 'finance']))
   OR (beside AND u.tier = 1 AND l.tier = 1 AND u.chief AND NOT coalesce(l.chief, false))
   OR (NOT institution AND EXISTS { (l)-[:REPORTS_TO]->(upper) })
WITH *, [tie IN ties | tie.basis] AS bases
WHERE (all(basis IN bases WHERE basis IN ['plain', 'widowed', 'adopted away']) OR (letters IN ['P', 'C', 'PC'] AND single(basis IN bases WHERE basis = 'step') AND all(basis IN bases WHERE basis = 'step' OR basis IN ['plain', 'widowed', 'adopted away'])))
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId, [upper, lower, organ] AS chain
