// name: reciprocal
// title: 交叉任职 · Reciprocal placements
// answers: 哪两位领导各有一名亲属在对方单位工作 · which two leaders each have a relative in the other's organ
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by its organId or name; empty for all
// gives: rule, severity, grade, organ, upper (the leader), lower (the relative in organ), word, home (the leader's organ), the same of the other leader with mate, ids, chain (to draw)
// bound: the rules loaded; relatives that are only noted do not count; of each two leaders and organs the nearest relatives; found from ties and posts alone
MATCH (rule:Rule {situation: 'reciprocal'})-[:HAS_ARM]->(arm:Arm)
WHERE rule.inForce
WITH rule, collect(arm) AS arms, coalesce(rule.words, []) AS words
WITH *, reduce(all = [''], word IN words | all + [at IN range(1, size(word)) | left(word, at)]) AS starts
CALL (rule, words, starts) {
  // Relatives are looked for of all leading members.
  UNWIND rule.organKinds AS kind
  MATCH (:Organ {kind: kind})<-[:PART_OF]-(:Post {tier: 1})<-[:HOLDS {now: true}]-(upper:Person)
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
  MATCH (lower)-[lh:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ:Organ)
  WHERE organ.kind IN rule.organKinds AND coalesce(l.tier, 3) > 1
  MATCH (upper)-[uh:HOLDS {now: true}]->(u:Post {tier: 1})-[:PART_OF]->(home:Organ)
  WHERE home <> organ AND home.kind IN rule.organKinds
  RETURN organ, home, {upper: upper, lower: lower, way: way, letters: letters, lh: lh, l: l, uh: uh, u: u, organ: organ} AS relative
}
// Only two organs with relatives both ways go on.
WITH rule, arms, words, CASE WHEN organ.organId < home.organId THEN [organ, home] ELSE [home, organ] END AS organs, collect(relative) AS relatives
WHERE all(organ IN organs WHERE any(one IN relatives WHERE one.organ = organ)) AND any(organ IN organs WHERE $organ IN ['', organ.organId, organ.name])
CALL (rule, arms, words, relatives) {
  UNWIND relatives AS one
  WITH one.upper AS upper, one.lower AS lower, one.letters AS letters, one.lh AS lh, one.l AS l, one.uh AS uh, one.u AS u, one.organ AS organ,
       nodes(one.way) AS people, relationships(one.way) AS ties
  // ---- standing: the word; how the ties stand on the day, and how sure they are. Nobody is twice on the way; a fostered step-parent is a parent.
  WITH *, CASE size([tie IN ties WHERE tie.basis = 'step']) WHEN 0 THEN letters WHEN 1 THEN {P: 'PS', C: 'SC', PC: 'PSC'}[letters] END AS word
  WHERE word IN words AND none(tie IN ties WHERE tie.basis IS NULL) AND none(at IN range(0, size(people) - 2) WHERE people[at] IN people[at + 1..])
  WITH *, CASE WHEN any(tie IN ties WHERE tie.basis = 'remarried') THEN 3 WHEN any(tie IN ties WHERE tie.basis = 'adopted away') THEN 2
               WHEN any(tie IN ties WHERE tie.basis = 'widowed') THEN 1 ELSE 0 END AS basis,
       CASE WHEN any(tie IN ties WHERE tie.grade = 'possible') THEN 2 WHEN any(tie IN ties WHERE tie.grade = 'probable') THEN 1 ELSE 0 END AS doubt
  WITH *, ['plain', 'widowed', 'adopted away', 'remarried'][basis] AS standing
  WHERE standing IN rule.bases
  // ---- end of standing
  WITH * WHERE NOT standing IN rule.advisoryBases
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
  // How near the two are: the place in the rule's list of the nearer of the two words by which they call each other.
  WITH *, reduce(back = '', step IN split(word, '') | CASE step WHEN 'P' THEN 'C' WHEN 'C' THEN 'P' ELSE step END + back) AS inverse
  WITH *, [at IN range(0, size(rule.words) - 1) WHERE rule.words[at] = word][0] AS there, [at IN range(0, size(rule.words) - 1) WHERE rule.words[at] = inverse][0] AS back
  WITH *, CASE WHEN back < there THEN back ELSE there END AS distance,
       CASE WHEN there < back OR (there = back AND upper.personId < lower.personId) THEN [upper.personId, lower.personId] ELSE [lower.personId, upper.personId] END AS told
  RETURN collect({upper: upper, lower: lower, u: u, l: l, word: word, people: people, ties: ties, basis: basis, doubt: doubt, distance: distance, told: told,
         arm: arm.arm, severity: severity, organ: organ}) AS placed
}
UNWIND [one IN placed WHERE one.organ = organs[0]] AS best
UNWIND [one IN placed WHERE one.organ = organs[1]] AS mate
WITH * WHERE best.upper <> mate.lower AND mate.upper <> best.lower
WITH *
ORDER BY best.basis, best.doubt, best.distance, mate.basis, mate.doubt, mate.distance, best.told, mate.told, best.u.postId, best.l.postId, mate.u.postId, mate.l.postId
WITH rule, organs, best.upper AS leader, mate.upper AS otherLeader, collect([best, mate])[0] AS pair
WITH rule, organs[0] AS organ, organs[1] AS home, pair[0] AS best, pair[1] AS mate
WITH *, CASE WHEN [best.basis, best.doubt] < [mate.basis, mate.doubt] THEN mate.doubt ELSE best.doubt END AS doubt
RETURN rule.ruleId AS rule, ['advisory', 'review', 'violation'][best.severity - 1] AS severity, ['confirmed', 'probable', 'possible'][doubt] AS grade,
       organ.name AS organ, best.upper.name AS upper, best.u.title AS upperTitle, best.lower.name AS lower, best.l.title AS lowerTitle, best.word AS word,
       home.name AS home, mate.upper.name AS mateUpper, mate.lower.name AS mateLower, mate.word AS mateWord, best.arm AS arm,
       best.upper.personId AS upperId, best.lower.personId AS lowerId, mate.upper.personId AS mateUpperId, mate.lower.personId AS mateLowerId,
       organ.organId AS organId, home.organId AS homeId,
       best.people + best.ties + mate.people + mate.ties + [best.u, best.l, mate.u, mate.l, organ, home] AS chain
ORDER BY best.severity DESC, doubt, organ, home, upper, mateUpper, organId, homeId, upperId, mateUpperId, rule
