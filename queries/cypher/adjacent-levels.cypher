// name: adjacent-levels
// title: 上下两级单位 · Organs at adjacent levels
// answers: 哪些亲属分别担任上下两级单位规则所列的职务 · which relatives hold posts that a rule names in an organ and the one above it
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by its organId or name; empty for all
// gives: rule, severity, grade, organ, upper and lower with their posts, word (lower is upper's), arm, ids, chain (to draw)
// bound: the rules loaded, in the order of their severity; words of their lists; found from ties and posts alone
MATCH (rule:Rule {situation: 'adjacent-levels'})-[:HAS_ARM]->(arm:Arm)
WHERE rule.inForce
WITH rule, collect(arm) AS arms, coalesce(rule.words, []) + coalesce(rule.notedWords, []) AS words
WITH *, reduce(all = [''], word IN words | all + [at IN range(1, size(word)) | left(word, at)]) AS starts, reduce(all = [''], word IN words | all + [at IN range(1, size(word)) | right(word, at)]) AS ends
UNWIND rule.organKinds AS kind
MATCH (organ:Organ {kind: kind})
WHERE $organ IN ['', organ.organId, organ.name]
CALL (rule, arms, words, starts, ends, organ) {
  // Relatives are looked for among those there and in the organ above whose posts the rule names.
  CALL (arms, organ) {
    MATCH (organ)-[:PART_OF]->(:Organ)<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(person:Person)
    WHERE EXISTS { MATCH (post)-[:COUNTS_AS]->(role:Role) WHERE any(arm IN arms WHERE role.roleId = arm.upperRole) }
    RETURN person
    UNION
    MATCH (organ)<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(person:Person)
    WHERE EXISTS { MATCH (post)-[:COUNTS_AS]->(role:Role) WHERE any(arm IN arms WHERE role.roleId = arm.lowerRole) }
    RETURN person
  }
  // ---- meeting: from each person to whom two of them may have in common, and back; who meet by a word of the rule's list, with the people and ties between.
  WITH collect(DISTINCT person) AS everybody
  CALL (words, starts, ends, everybody) {
    UNWIND everybody AS person
    MATCH way = (person)<-[p:PARENT_OF*0..2]-(met)
    WITH person, met, way, ['', 'P', 'PP'][size(p)] AS there, ['', 'C', 'CC'][size(p)] AS back
    WHERE there IN starts OR back IN ends
    RETURN person, met, way, there, back
    UNION ALL
    WITH * WHERE any(word IN words WHERE word CONTAINS 'S')
    UNWIND everybody AS person
    MATCH way = (person)-[:SPOUSE_OF]-()<-[p:PARENT_OF*0..2]-(met)
    WITH person, met, way, ['S', 'SP', 'SPP'][size(p)] AS there, ['S', 'CS', 'CCS'][size(p)] AS back
    WHERE there IN starts OR back IN ends
    RETURN person, met, way, there, back
    UNION ALL
    WITH * WHERE any(word IN words WHERE word IN ['PPP', 'CCC'])
    UNWIND everybody AS person
    MATCH way = (person)<-[:PARENT_OF*3]-(met) RETURN person, met, way, 'PPP' AS there, 'CCC' AS back
    UNION ALL
    WITH * WHERE 'CSP' IN words
    UNWIND everybody AS person
    MATCH way = (person)-[:PARENT_OF]->()-[s:SPOUSE_OF*0..1]-(met) RETURN person, met, way, ['C', 'CS'][size(s)] AS there, ['P', 'SP'][size(s)] AS back
    UNION ALL
    WITH * WHERE 'PSC' IN words
    UNWIND everybody AS person
    MATCH way = (person)<-[:PARENT_OF]-()-[:SPOUSE_OF]-(met) RETURN person, met, way, 'PS' AS there, 'SC' AS back
  }
  WITH met, collect([person, there, back, way]) AS halves
  WHERE size(halves) > 1
  UNWIND halves AS here
  UNWIND halves AS beyond
  WITH here, beyond, here[0] AS upper, beyond[0] AS lower, here[1] + beyond[2] AS letters
  WHERE upper <> lower AND (letters IN words OR letters IN ['P', 'C', 'PC'])
  // ---- end of meeting
  WITH *, nodes(here[3]) + reverse(nodes(beyond[3]))[1..] AS people, relationships(here[3]) + reverse(relationships(beyond[3])) AS ties
  // ---- standing: the word; how the ties stand on the day, and how sure they are. Nobody is twice on the way; a fostered step-parent is a parent.
  WITH *, CASE size([tie IN ties WHERE tie.basis = 'step']) WHEN 0 THEN letters WHEN 1 THEN {P: 'PS', C: 'SC', PC: 'PSC'}[letters] END AS word
  WHERE word IN words AND none(tie IN ties WHERE tie.basis IS NULL) AND none(at IN range(0, size(people) - 2) WHERE people[at] IN people[at + 1..])
  WITH *, CASE WHEN any(tie IN ties WHERE tie.basis = 'remarried') THEN 3 WHEN any(tie IN ties WHERE tie.basis = 'adopted away') THEN 2
               WHEN any(tie IN ties WHERE tie.basis = 'widowed') THEN 1 ELSE 0 END AS basis,
       CASE WHEN any(tie IN ties WHERE tie.grade = 'possible') THEN 2 WHEN any(tie IN ties WHERE tie.grade = 'probable') THEN 1 ELSE 0 END AS doubt
  WITH *, ['plain', 'widowed', 'adopted away', 'remarried'][basis] AS standing
  WHERE standing IN rule.bases
  // ---- end of standing
  MATCH (lower)-[lh:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
  MATCH (upper)-[uh:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(home:Organ)
  WHERE home.kind = organ.kind AND EXISTS { (organ)-[:PART_OF]->(home) }
  UNWIND arms AS arm
  // ---- verdict: what the arm asks of the two posts besides; what is unknown there lowers the severity, or is passed over.
  WITH *, (arm.subordinateManagement AND l.postKind = 'unknown' AND NOT coalesce(any(f IN l.functions WHERE f IN rule.insteadOfManagement), false))
       OR (arm.subordinateLater AND (uh.startOn IS NULL OR coalesce(lh.enteredOn, lh.startOn) IS NULL))
       OR (arm.secondedRole IS NOT NULL AND EXISTS { (l)-[:COUNTS_AS]->(:Role {roleId: arm.secondedRole}) })
       OR (arm.unclearRole IS NOT NULL AND EXISTS { (l)-[:COUNTS_AS]->(:Role {roleId: arm.unclearRole}) }
           AND size([f IN l.functions WHERE f IN rule.functions]) = 1)
       OR (arm.unclearRole IS NOT NULL AND arm.functionSide = 'both' AND EXISTS { (u)-[:COUNTS_AS]->(:Role {roleId: arm.unclearRole}) }
           AND size([f IN u.functions WHERE f IN rule.functions]) = 1) AS doubtful
  WHERE (arm.upperRole IS NULL OR EXISTS { (u)-[:COUNTS_AS]->(:Role {roleId: arm.upperRole}) })
    AND (arm.lowerRole IS NULL OR EXISTS { (l)-[:COUNTS_AS]->(:Role {roleId: arm.lowerRole}) })
    AND (NOT arm.subordinateChief OR coalesce(l.chief, false))
    AND (NOT arm.bothChief OR (u.tier = 2 AND l.tier = 2 AND coalesce(u.chief, false) AND coalesce(l.chief, false)))
    AND (arm.functionSide IS NULL OR any(f IN l.functions WHERE f IN rule.functions))
    AND (arm.functionSide IS NULL OR arm.functionSide <> 'both' OR any(f IN u.functions WHERE f IN rule.functions))
    AND (NOT arm.subordinateManagement OR l.postKind IN ['management', 'unknown'] OR any(f IN l.functions WHERE f IN rule.insteadOfManagement))
    AND (NOT arm.subordinateLater OR uh.startOn IS NULL OR coalesce(lh.enteredOn, lh.startOn, uh.startOn) >= uh.startOn)
    AND (arm.severityIfUnknown IS NOT NULL OR NOT coalesce(doubtful, false))
  WITH *, [CASE WHEN doubtful THEN arm.severityIfUnknown ELSE arm.severity END,
           CASE WHEN organ.kind IN rule.advisoryKinds THEN 'advisory' WHEN organ.kind IN rule.reviewKinds THEN 'review' END,
           CASE WHEN standing IN rule.advisoryBases OR word IN rule.notedWords THEN 'advisory' WHEN word IN rule.reviewWords THEN 'review' END] AS caps
  WITH *, CASE WHEN 'advisory' IN caps THEN 1 WHEN 'review' IN caps THEN 2 ELSE 3 END AS severity
  ORDER BY severity DESC, basis, doubt, size(word), word, arm.arm, u.postId, l.postId
  // ---- end of verdict
  WITH CASE WHEN upper.personId < lower.personId THEN [upper, lower] ELSE [lower, upper] END AS pair,
       collect({upper: upper, lower: lower, u: u, l: l, word: word, people: people, ties: ties, basis: basis, doubt: doubt, arm: arm.arm, severity: severity})[0] AS best
  RETURN best
}
RETURN rule.ruleId AS rule, ['advisory', 'review', 'violation'][best.severity - 1] AS severity,
       ['confirmed', 'probable', 'possible'][best.doubt] AS grade, organ.name AS organ,
       best.upper.name AS upper, best.u.title AS upperTitle, best.lower.name AS lower, best.l.title AS lowerTitle,
       best.word AS word, best.arm AS arm, best.upper.personId AS upperId, best.lower.personId AS lowerId, organ.organId AS organId,
       best.people + best.ties + [best.u, best.l, organ] AS chain
ORDER BY best.severity DESC, best.doubt, organ, upper, lower, organId, upperId, lowerId, rule
