// name: role-pair
// rules: cn-accounting/leader-and-accounting-head, cn-accounting/accounting-head-and-cashier
// By hand, for the question of that name to be measured against: the same pairs, with what these rules say written out.
UNWIND ['civil', 'public_institution', 'soe'] AS kind
UNWIND [['cn-accounting/leaders', 'cn-accounting/accounting-heads'], ['cn-accounting/accounting-heads', 'cn-accounting/cashiers']] AS roles
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(person:Person)
WHERE EXISTS { MATCH (post)-[:COUNTS_AS]->(role:Role) WHERE role.roleId IN roles }
WITH DISTINCT roles, organ, person
MATCH (person)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-(met)
WITH roles, organ, person, met, s + p AS ties, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] AS there, ['', 'C', 'CC'][size(p)] + ['', 'S'][size(s)] AS back
WITH roles, organ, met, collect([person, ties, there, back]) AS halves
WHERE size(halves) > 1
UNWIND halves AS here
UNWIND halves AS beyond
WITH roles, organ, here[0] AS upper, beyond[0] AS lower, here[2] + beyond[3] AS letters, here[1] + beyond[1] AS ties
WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC', 'SP', 'CS', 'PPC', 'PCC', 'SPC', 'PCS', 'PPCC'] AND all(tie IN ties WHERE tie.basis IN ['plain', 'widowed', 'adopted away'])
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
MATCH (upper)-[:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(organ)
WHERE EXISTS { (u)-[:COUNTS_AS]->(:Role {roleId: roles[0]}) } AND EXISTS { (l)-[:COUNTS_AS]->(:Role {roleId: roles[1]}) }
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
