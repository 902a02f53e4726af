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
RETURN count(*) AS n}
RETURN sum(n)