// name: role-pair
// rules: cn-accounting/leader-and-accounting-head, cn-accounting/accounting-head-and-cashier, cn-foundation-2004/board-and-supervisor, cn-judge-2019/president-and-judge
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
UNWIND [
  {kinds: ['civil', 'public_institution', 'soe'], upper: 'cn-accounting/leaders', lower: 'cn-accounting/accounting-heads'},
  {kinds: ['civil', 'public_institution', 'soe'], upper: 'cn-accounting/accounting-heads', lower: 'cn-accounting/cashiers'},
  {kinds: ['foundation', 'private_foundation'], upper: 'cn-foundation-2004/board', lower: 'cn-foundation-2004/supervisors'},
  {kinds: ['court'], upper: 'cn-judge-2019/presidents', lower: 'cn-judge-2019/judges'}
] AS rule
UNWIND rule.kinds AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(person:Person)
WHERE EXISTS { MATCH (post)-[:COUNTS_AS]->(role:Role) WHERE role.roleId IN [rule.upper, rule.lower] }
WITH rule, kind, organ, collect(DISTINCT person) AS everybody
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
WITH rule, kind, organ, met, collect([person, ties, there, back]) AS halves
WHERE size(halves) > 1
UNWIND halves AS here
UNWIND halves AS beyond
WITH rule, kind, organ, here[0] AS upper, beyond[0] AS lower, here[2] + beyond[3] AS letters, here[1] + beyond[1] AS ties
WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC', 'SP', 'CS', 'PPC', 'PCC', 'SPC', 'PCS', 'CSP', 'PPCC', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC', 'PS', 'SC', 'PPP', 'CCC', 'PSC', 'SPP', 'CCS']
  AND (kind = 'court' OR letters IN CASE WHEN kind ENDS WITH 'foundation' THEN ['S', 'P', 'C', 'PP', 'CC', 'PC'] ELSE ['S', 'P', 'C', 'PP', 'CC', 'PC', 'SP', 'CS', 'PPC', 'PCC', 'SPC', 'PCS', 'PPCC'] END)
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
MATCH (upper)-[:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(organ)
WHERE EXISTS { (u)-[:COUNTS_AS]->(:Role {roleId: rule.upper}) } AND EXISTS { (l)-[:COUNTS_AS]->(:Role {roleId: rule.lower}) }
  AND (kind = 'court' OR none(tie IN ties WHERE tie.basis = 'step'))
WITH *, [tie IN ties | tie.basis] AS bases
WHERE (all(basis IN bases WHERE basis IN ['plain', 'widowed', 'adopted away']) OR (letters IN ['P', 'C', 'PC'] AND single(basis IN bases WHERE basis = 'step') AND all(basis IN bases WHERE basis = 'step' OR basis IN ['plain', 'widowed', 'adopted away'])))
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId, [upper, lower, organ] AS chain
