// name: group-quota
// rules: cn-foundation-2004/one-third
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
MATCH (role:Role {roleId: 'cn-foundation-2004/board'})<-[:COUNTS_AS]-(post:Post)-[:PART_OF]->(organ:Organ {kind: 'private_foundation'})
MATCH (post)<-[:HOLDS {now: true}]-(person:Person)
WITH organ, collect(DISTINCT person) AS everybody
CALL (everybody) {
  UNWIND everybody AS person
  MATCH (person)<-[ties:PARENT_OF*0..2]-(met) RETURN person, met, ties, ['', 'P', 'PP'][size(ties)] AS there, ['', 'C', 'CC'][size(ties)] AS back
  UNION ALL
  UNWIND everybody AS person
  MATCH (person)-[s:SPOUSE_OF]-()<-[p:PARENT_OF*0..2]-(met) RETURN person, met, [s] + p AS ties, ['S', 'SP', 'SPP'][size(p)] AS there, ['S', 'CS', 'CCS'][size(p)] AS back
}
WITH organ, everybody, met, collect([person, ties, there, back]) AS halves
WHERE size(halves) > 1
UNWIND halves AS here
UNWIND halves AS beyond
WITH organ, everybody, here[0] AS upper, beyond[0] AS lower, here[2] + beyond[3] AS letters, here[1] + beyond[1] AS ties
WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC']
WITH *, [tie IN ties | tie.basis] AS bases
WHERE all(basis IN bases WHERE basis IN ['plain', 'widowed'])
WITH organ, everybody, count(DISTINCT upper) AS related
WHERE related * 3 > size(everybody)
RETURN organ.organId AS organId, everybody + organ AS chain
