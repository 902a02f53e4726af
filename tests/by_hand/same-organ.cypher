// name: same-organ
// rules: un-4.7/no-appointment
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
MATCH (organ:Organ {kind: 'other'})
CALL (organ) {
  MATCH (organ)<-[:PART_OF]-(:Post)<-[:HOLDS {now: true}]-(person:Person) RETURN person
  UNION
  MATCH (organ)-[:PART_OF]-(:Organ)<-[:PART_OF]-(:Post)<-[:HOLDS {now: true}]-(person:Person) RETURN person
  UNION
  MATCH (organ)-[:PART_OF]->(:Organ)<-[:PART_OF]-(:Organ)<-[:PART_OF]-(:Post)<-[:HOLDS {now: true}]-(person:Person) RETURN person
}
MATCH (person)<-[ties:PARENT_OF*0..1]-(met)
WITH organ, person, met, ties, ['', 'P'][size(ties)] AS there, ['', 'C'][size(ties)] AS back
WITH organ, met, collect([person, ties, there, back]) AS halves
WHERE size(halves) > 1
UNWIND halves AS here
UNWIND halves AS beyond
WITH organ, here[0] AS upper, beyond[0] AS lower, here[2] + beyond[3] AS letters, here[1] + beyond[1] AS ties
WHERE upper.personId < lower.personId AND letters IN ['P', 'C', 'PC']
MATCH (lower)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(one:Organ)
MATCH (upper)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(other:Organ)
WHERE organ IN [one, other] AND (one = other OR EXISTS { (one)-[:PART_OF]-(other) } OR EXISTS { (one)-[:PART_OF]->(:Organ)<-[:PART_OF]-(other) })
WITH *, [tie IN ties | tie.basis] AS bases
WHERE all(basis IN bases WHERE basis IN ['plain', 'adopted away'])
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId, [upper, lower, organ] AS chain
