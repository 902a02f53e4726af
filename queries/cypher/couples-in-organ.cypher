// name: couples-in-organ
// title: 同一单位的夫妻 · Couples in one organ
// answers: 哪些夫妻在同一单位工作 · which couples work in one organ
// gives: organ, one, other, titles, sections, married (since when), grade, ids, chain (to draw)
// bound: marriages that stand and posts held on the day of the load
MATCH (organ:Organ)<-[:PART_OF]-(p:Post)<-[:HOLDS {now: true}]-(one:Person)-[marriage:SPOUSE_OF {basis: 'plain'}]->(other:Person)-[:HOLDS {now: true}]->(q:Post)-[:PART_OF]->(organ)
RETURN DISTINCT organ.name AS organ, one.name AS one, p.title AS oneTitle, p.section AS oneSection, other.name AS other, q.title AS otherTitle,
       q.section AS otherSection, marriage.start AS married, marriage.grade AS grade, one.personId AS oneId, other.personId AS otherId,
       organ.organId AS organId, [one, marriage, other, p, q, organ] AS chain
ORDER BY organ, oneId, otherId
