// name: common-leader-wide
// title: 同一分管领导 · Under the same leader in charge
// answers: 哪些亲属在不同科室而由同一分管领导分管 · which relatives work in different sections under the same leader in charge
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by its organId or name; empty for all
// gives: rule, severity, grade, organ, one and other with their posts, word (other is one's), arm, ids, chain (to draw)
// bound: the rules loaded that ask neither for roles nor for links between organs; words of their lists; found from ties and posts alone
MATCH (rule:Rule {situation: 'common-leader-wide'})
WHERE rule.inForce
UNWIND rule.organKinds AS kind
MATCH (organ:Organ {kind: kind})
WHERE $organ IN ['', organ.organId, organ.name]
CALL (rule, organ) {
  // Compared are the staff whose posts name a leader in charge.
  MATCH (organ)<-[:PART_OF]-(post:Post {tier: 3})<-[:HOLDS {now: true}]-(person:Person)
  WHERE EXISTS { (post)<-[:IN_CHARGE_OF]-() }
  WITH DISTINCT person
  // ---- kin: from each a half path, over the spouse or not and up to two parents; and the shapes that a few words need besides.
  CALL (person) {
    MATCH half = (person)-[s:SPOUSE_OF*0..1]-()<-[p:PARENT_OF*0..2]-()
    RETURN half, ['', 'S'][size(s)] + ['', 'P', 'PP'][size(p)] AS out, ['', 'C', 'CC'][size(p)] + ['', 'S'][size(s)] AS back
    UNION ALL
    MATCH half = (person)<-[:PARENT_OF*3]-() RETURN half, 'PPP' AS out, 'CCC' AS back
    UNION ALL
    MATCH half = (person)<-[:PARENT_OF]-()-[:SPOUSE_OF]-() RETURN half, 'PS' AS out, 'SC' AS back
    UNION ALL
    MATCH half = (person)-[:PARENT_OF]->()-[s:SPOUSE_OF*0..1]-() RETURN half, 'C' + ['', 'S'][size(s)] AS out, ['', 'S'][size(s)] + 'P' AS back
    UNION ALL
    MATCH half = (person)<-[:PARENT_OF {basis: 'step'}]-() RETURN half, 'PS step' AS out, 'SC' AS back
  }
  WITH person, nodes(half) AS people, relationships(half) AS ties, out, back
  WHERE all(tie IN ties WHERE tie.basis IN CASE out WHEN 'PS step' THEN ['step'] ELSE ['plain', 'widowed', 'adopted away'] END)
    AND NOT people[0] IN people[2..] AND NOT people[1] IN people[3..]
  WITH last(people) AS apex, collect({person: person, people: people, ties: ties, out: left(out, 3), back: back}) AS halves
  WHERE size(halves) > 1
  // Two are related where their half paths meet through different people, by a word that the rule's list has.
  UNWIND halves AS x
  UNWIND halves AS y
  WITH x.person AS one, y.person AS other, trim(x.out) + y.back AS word, x.people AS there, y.people AS back, x.ties + y.ties AS ties
  WHERE one <> other AND word IN rule.words + rule.notedWords AND none(p IN there[..-1] WHERE p IN back)
  WITH one, other, word, there + reverse(back[..-1]) AS people, ties,
       CASE WHEN any(tie IN ties WHERE tie.basis = 'adopted away') THEN 2 WHEN any(tie IN ties WHERE tie.basis = 'widowed') THEN 1 ELSE 0 END AS basis,
       CASE WHEN any(tie IN ties WHERE tie.grade = 'possible') THEN 2 WHEN any(tie IN ties WHERE tie.grade = 'probable') THEN 1 ELSE 0 END AS doubt
  // ---- end of kin
  WITH * WHERE one.personId < other.personId
  MATCH (other)-[:HOLDS {now: true}]->(l:Post)-[:PART_OF]->(organ)
  MATCH (one)-[:HOLDS {now: true}]->(u:Post)-[:PART_OF]->(organ)
  WHERE u.tier = 3 AND l.tier = 3 AND u.section <> l.section AND EXISTS { (u)<-[:IN_CHARGE_OF]-(:Person)-[:IN_CHARGE_OF]->(l) }
  UNWIND [arm IN rule.arms WHERE arm = 'in-charge'] AS arm
  WITH one, other, u, l, word, people, ties, basis, doubt, arm, reduce(lowest = 3, level IN [
         CASE rule.severity WHEN 'violation' THEN 3 WHEN 'review' THEN 2 ELSE 1 END,
         CASE WHEN organ.kind IN rule.advisoryKinds THEN 1 WHEN organ.kind IN rule.reviewKinds THEN 2 ELSE 3 END,
         CASE WHEN word IN rule.words AND basis = 0 THEN 3 ELSE 1 END] | CASE WHEN level < lowest THEN level ELSE lowest END) AS severity
  ORDER BY severity DESC, basis, doubt, size(word), word, arm, u.postId, l.postId
  WITH CASE WHEN one.personId < other.personId THEN [one, other] ELSE [other, one] END AS pair,
       collect({one: one, other: other, u: u, l: l, word: word, people: people, ties: ties, doubt: doubt, arm: arm, severity: severity})[0] AS best
  RETURN best
}
RETURN rule.ruleId AS rule, ['advisory', 'review', 'violation'][best.severity - 1] AS severity,
       ['confirmed', 'probable', 'possible'][best.doubt] AS grade, organ.name AS organ,
       best.one.name AS one, best.u.title AS oneTitle, best.other.name AS other, best.l.title AS otherTitle,
       best.word AS word, best.arm AS arm, best.one.personId AS oneId, best.other.personId AS otherId, organ.organId AS organId,
       best.people + best.ties + [best.u, best.l, organ] AS chain
ORDER BY best.severity DESC, best.doubt, organ, one, other, organId, oneId, otherId, rule
