// name: reciprocal
// rules: pattern-reciprocal/reciprocal
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
UNWIND ['civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'unknown'] AS kind
MATCH (home:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[:HOLDS {now: true}]-(upper:Person)
WITH home, collect(DISTINCT upper) AS above
CALL (above) {
  UNWIND above AS upper
  MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Staff)
  RETURN upper, lower, s + p + c + t AS ties, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] AS letters
  UNION ALL
  UNWIND above AS upper
  MATCH (upper)-[a:PARENT_OF]->()-[b:SPOUSE_OF]-()<-[c:PARENT_OF]-(lower:Staff) RETURN upper, lower, [a, b, c] AS ties, 'CSP' AS letters
}
WITH * WHERE upper <> lower AND letters IN ['S', 'P', 'C', 'PP', 'CC', 'PC', 'SP', 'CS', 'PPC', 'PCC', 'SPC', 'PCS', 'CSP', 'PPCC', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC']
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ:Organ)
WHERE organ <> home AND organ.kind IN ['civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'unknown'] AND coalesce(l.tier, 3) > 1
  AND all(tie IN ties WHERE tie.basis = 'plain')
WITH CASE WHEN organ.organId < home.organId THEN [organ, home] ELSE [home, organ] END AS organs, collect(DISTINCT [organ, upper, lower]) AS placed
UNWIND [one IN placed WHERE one[0] = organs[0]] AS here
UNWIND [one IN placed WHERE one[0] = organs[1]] AS there
WITH organs, here, there WHERE here[1] <> there[2] AND there[1] <> here[2]
RETURN DISTINCT here[1].personId AS upperId, there[1].personId AS mateUpperId, here[1..] + there[1..] + organs AS chain
