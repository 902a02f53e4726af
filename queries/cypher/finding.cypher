// name: finding
// title: 一条发现的全部 · Everything about one finding
// answers: 一条发现涉及谁、什么职位、什么亲属关系、哪条规定 · whom a finding involves, in which posts, by which kinship, under which rule
// parameter finding e.g. "v1:4df3ea5e": findingId 或其开头 · the findingId or its beginning
// gives: the finding, its rule and law, both people, the sentence, ids, chain (the finding, people, posts, rule and kin path, to draw)
// bound: kin path of at most five ties
MATCH (finding:Finding) WHERE finding.findingId STARTS WITH $finding
MATCH (finding)-[under:UNDER]->(rule:Rule)
MATCH (finding)-[one:INVOLVES {place: 1}]->(a:Person)
OPTIONAL MATCH (finding)-[two:INVOLVES {place: 2}]->(b:Person)
OPTIONAL MATCH path = shortestPath((a)-[:PARENT_OF|SPOUSE_OF*..5]-(b))
RETURN finding.severity AS severity, finding.grade AS grade, rule.title AS rule, rule.law AS law, a.name AS one, one.title AS oneTitle,
       b.name AS other, two.title AS otherTitle, finding.word AS word, finding.organ AS organ, finding.since AS since,
       finding.sentenceZh AS sentenceZh, finding.sentenceEn AS sentenceEn, finding.findingId AS findingId,
       [finding, rule, under, one, two] + coalesce(nodes(path) + relationships(path), [a, b]) + COLLECT {
           MATCH way = (p:Person)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(:Organ {organId: finding.organId}) WHERE p IN [a, b]
           UNWIND nodes(way) + relationships(way) AS part RETURN part
       } AS chain
ORDER BY findingId
LIMIT 20
