// name: business
// rules: cn-business/business, cn-judge-2019/lawyer
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
CALL () {
  UNWIND ['civil', 'unknown'] AS kind
  MATCH (organ:Organ {kind: kind})<-[:REGULATED_BY]-(:Business)<-[:RUNS {now: true}]-(lower:Person)
  MATCH (lower)-[t:SPOUSE_OF*0..1]-()<-[c:PARENT_OF*0..1]-()-[s:SPOUSE_OF*0..1]-(upper:Staff)
  WHERE ['', 'S'][size(s)] + ['', 'C'][size(c)] + ['', 'S'][size(t)] IN ['S', 'C', 'CS']
  MATCH (upper)-[:HOLDS {now: true}]->(:Post {tier: 1})-[:PART_OF]->(organ)
  RETURN organ, upper, lower, s + c + t AS ties
  UNION ALL
  MATCH (organ:Organ {kind: 'court'})<-[:REGULATED_BY]-(firm:Business)<-[:RUNS {now: true}]-(lower:Person)
  WHERE firm.name CONTAINS '律师' OR firm.industry CONTAINS '律师'
  CALL (lower) {
    MATCH (lower)-[tie:SPOUSE_OF|PARENT_OF]-(upper:Staff) RETURN upper, tie
  }
  MATCH (upper)-[:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(organ)
  WHERE EXISTS { (u)-[:COUNTS_AS]->(:Role {roleId: 'cn-judge-2019/any-judge'}) }
  RETURN organ, upper, lower, [tie] AS ties
}
WITH * WHERE all(tie IN ties WHERE tie.basis IN ['plain', 'widowed', 'adopted away'])
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId, [upper, lower, organ] AS chain
