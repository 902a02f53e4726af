// name: common-leader
// By hand, for all organs of the default packs and the plain words of half paths only, to measure the question of that name against.
UNWIND ['civil', 'court', 'procuratorate', 'supervision', 'unknown', 'public_institution'] AS kind
MATCH (organ:Organ {kind: kind})<-[:PART_OF]-(u:Post)<-[:HOLDS {now: true}]-(upper:Person)
MATCH (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Person)
WHERE upper.personId < lower.personId AND ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] IN
      ['S', 'P', 'C', 'PP', 'CC', 'PC', 'PPC', 'PCC', 'PPCC', 'SP', 'CS', 'SPC', 'PCS', 'SPCS', 'PPCS', 'SPCC', 'PCCS', 'SPPC', 'PPCCS', 'SPPCC']
  AND all(tie IN s + p + c + t WHERE tie.basis = 'plain')
MATCH (lower)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
WHERE CASE kind WHEN 'public_institution'
    THEN u.tier = 2 AND l.tier = 2 AND u.chief AND l.chief AND all(post IN [u, l] WHERE any(f IN post.functions WHERE f IN ['organization', 'personnel', 'discipline', 'supervision', 'audit', 'finance']))
    ELSE (u.tier = 2 AND l.tier = 2) OR (u.section = l.section AND u.tier = 3 AND l.tier = 3) OR (u.tier = 1 AND l.tier = 1 AND NOT u.chief AND NOT l.chief)
  END
RETURN DISTINCT upper.personId AS upperId, lower.personId AS lowerId
