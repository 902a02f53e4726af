// name: group-quota
// rules: cn-foundation-2004/one-third
// By hand, for the question of that name to be measured against: the same pairs, with what these rules say written out.
MATCH (role:Role {roleId: 'cn-foundation-2004/board'})<-[:COUNTS_AS]-(:Post)-[:PART_OF]->(organ:Organ {kind: 'private_foundation'})
WITH DISTINCT role, organ
MATCH (organ)<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(person:Person)
WHERE EXISTS { (post)-[:COUNTS_AS]->(role) }
WITH organ, collect(DISTINCT person) AS board
UNWIND board AS person
MATCH (person)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-(met)
WITH organ, board, person, met, s + p AS ties, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] AS there, ['', 'C', 'CC'][size(p)] + ['', 'S'][size(s)] AS back
WITH organ, board, met, collect([person, ties, there, back]) AS halves
WHERE size(halves) > 1
UNWIND halves AS here
UNWIND halves AS beyond
WITH organ, board, here[0] AS upper, beyond[0] AS lower, here[2] + beyond[3] AS letters, here[1] + beyond[1] AS ties
WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC'] AND all(tie IN ties WHERE tie.basis IN ['plain', 'widowed'])
WITH organ, board, count(DISTINCT upper) AS related
WHERE related * 3 > size(board)
RETURN organ.organId AS organId
