// name: reciprocal
// By hand, for the organs of the pack and the plain words of half paths only, to measure the question of that name against.
UNWIND ['civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'unknown'] AS kind
MATCH (home:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper <> lower AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PP', 'CC', 'PC', 'PPC', 'PCC', 'PPCC', 'SP', 'CS', 'SPC', 'PCS', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ:Organ)
WHERE organ <> home AND organ.kind IN ['civil', 'public_institution', 'court', 'procuratorate', 'supervision', 'soe', 'unknown'] AND coalesce(l.tier, 3) > 1
WITH CASE WHEN organ.organId < home.organId THEN [organ, home] ELSE [home, organ] END AS organs, collect(DISTINCT [organ, upper, lower]) AS placed
UNWIND [one IN placed WHERE one[0] = organs[0]] AS here
UNWIND [one IN placed WHERE one[0] = organs[1]] AS there
WITH here, there WHERE here[1] <> there[2] AND there[1] <> here[2]
RETURN DISTINCT here[1].personId AS upperId, there[1].personId AS mateUpperId
