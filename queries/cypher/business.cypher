// name: business
// title: 亲属经营的企业 · A relative's enterprise
// answers: 谁在监管亲属所经营企业的单位任职 · who works in the organ that regulates an enterprise which a relative runs
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by its organId or name; empty for all
// gives: rule, severity, grade, organ, upper with the post and lower with the enterprise, word (lower is upper's), arm, ids, chain (to draw)
// bound: the rules loaded, in the order of their severity; words of their lists; found from ties and posts alone
MATCH (rule:Rule {situation: 'business'})-[:HAS_ARM]->(arm:Arm)
WHERE rule.inForce
WITH rule, collect(arm) AS arms, [word IN coalesce(rule.words, []) + coalesce(rule.notedWords, []) | reduce(back = '', step IN split(word, '') | CASE step WHEN 'P' THEN 'C' WHEN 'C' THEN 'P' ELSE step END + back)] AS words
WITH *, reduce(all = [''], word IN words | all + [at IN range(1, size(word)) | left(word, at)]) AS starts
UNWIND rule.organKinds AS kind
MATCH (organ:Organ {kind: kind})
WHERE $organ IN ['', organ.organId, organ.name]
CALL (rule, arms, words, starts, organ) {
  // Relatives are looked for of those who run the enterprises that the organ regulates; words are as these call them.
  MATCH (organ)<-[:REGULATED_BY]-(l:Business)<-[:RUNS {now: true}]-(upper:Person)
  WHERE any(arm IN arms WHERE arm.trades IS NULL OR any(trade IN arm.trades WHERE l.name CONTAINS trade OR l.industry CONTAINS trade))
  // ---- kin: everybody on the staff whom those above call by a word of the rule's list, with the people and ties between.
  WITH collect(DISTINCT upper) AS above
  CALL (words, starts, above) {
    UNWIND above AS upper
    MATCH way = (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..1]-(lower:Staff)
    RETURN upper, lower, way, ['', 'S'][size(s)] + ['', 'P'][size(p)] AS letters
    UNION ALL
    WITH * WHERE any(word IN words WHERE NOT word IN ['S', 'P', 'SP'])
    UNWIND above AS upper
    MATCH way = (upper)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()-[c:PARENT_OF*0..2]->()-[t:SPOUSE_OF*0..1]-(lower:Staff)
    WHERE ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] IN starts AND size(p) + size(c) > 0 AND [size(p), size(c), size(t)] <> [1, 0, 0]
    RETURN upper, lower, way, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] + ['', 'C', 'CC'][size(c)] + ['', 'S'][size(t)] AS letters
    UNION ALL
    WITH * WHERE 'CSP' IN words
    UNWIND above AS upper
    MATCH way = (upper)-[:PARENT_OF]->()-[:SPOUSE_OF]-()<-[:PARENT_OF]-(lower:Staff) RETURN upper, lower, way, 'CSP' AS letters
    UNION ALL
    WITH * WHERE 'PSC' IN words
    UNWIND above AS upper
    MATCH way = (upper)<-[:PARENT_OF]-()-[:SPOUSE_OF]-()-[:PARENT_OF]->(lower:Staff) RETURN upper, lower, way, 'PSC' AS letters
    UNION ALL
    WITH * WHERE 'PPP' IN words
    UNWIND above AS upper
    MATCH way = (upper)<-[:PARENT_OF*3]-(lower:Staff) RETURN upper, lower, way, 'PPP' AS letters
    UNION ALL
    WITH * WHERE 'CCC' IN words
    UNWIND above AS upper
    MATCH way = (upper)-[:PARENT_OF*3]->(lower:Staff) RETURN upper, lower, way, 'CCC' AS letters
  }
  WITH * WHERE letters IN words OR letters IN ['P', 'C', 'PC']
  // ---- end of kin
  MATCH (lower)-[uh:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(organ)
  WHERE u.tier = 1 OR any(arm IN arms WHERE arm.arm = 'anyone')
  WITH *, nodes(way) AS people, relationships(way) AS ties
  // ---- standing: the word; how the ties stand on the day, and how sure they are. Nobody is twice on the way; a fostered step-parent is a parent.
  WITH *, CASE size([tie IN ties WHERE tie.basis = 'step']) WHEN 0 THEN letters WHEN 1 THEN {P: 'PS', C: 'SC', PC: 'PSC'}[letters] END AS word
  WHERE word IN words AND none(tie IN ties WHERE tie.basis IS NULL) AND none(at IN range(0, size(people) - 2) WHERE people[at] IN people[at + 1..])
  WITH *, CASE WHEN any(tie IN ties WHERE tie.basis = 'remarried') THEN 3 WHEN any(tie IN ties WHERE tie.basis = 'adopted away') THEN 2
               WHEN any(tie IN ties WHERE tie.basis = 'widowed') THEN 1 ELSE 0 END AS basis,
       CASE WHEN any(tie IN ties WHERE tie.grade = 'possible') THEN 2 WHEN any(tie IN ties WHERE tie.grade = 'probable') THEN 1 ELSE 0 END AS doubt
  WITH *, ['plain', 'widowed', 'adopted away', 'remarried'][basis] AS standing
  WHERE standing IN rule.bases
  // ---- end of standing
  // The one with the post is the upper one from here on.
  WITH lower AS upper, upper AS lower, uh, u, reverse(people) AS people, reverse(ties) AS ties, basis, doubt, standing,
       reduce(back = '', step IN split(word, '') | CASE step WHEN 'P' THEN 'C' WHEN 'C' THEN 'P' ELSE step END + back) AS word
  MATCH (lower)-[lh:RUNS {now: true}]->(l:Business)-[:REGULATED_BY]->(organ)
  UNWIND arms AS arm
  WITH *
  WHERE (arm.arm = 'anyone' OR u.tier = 1) AND (arm.trades IS NULL OR any(trade IN arm.trades WHERE l.name CONTAINS trade OR l.industry CONTAINS trade))
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
       best.upper.name AS upper, best.u.title AS upperTitle, best.lower.name AS lower, best.l.name AS lowerTitle,
       best.word AS word, best.arm AS arm, best.upper.personId AS upperId, best.lower.personId AS lowerId, organ.organId AS organId,
       best.people + best.ties + [best.u, best.l, organ] AS chain
ORDER BY best.severity DESC, best.doubt, organ, upper, lower, organId, upperId, lowerId, rule
