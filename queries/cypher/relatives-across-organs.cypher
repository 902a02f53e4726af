// name: relatives-across-organs
// title: 单位之间的亲属 · Relatives across organs
// answers: 哪两个单位之间的亲属最多 · between which two organs there are the most relatives
// parameter least = 2: 至少几对 · at least so many pairs
// gives: organ, other, pairs, names, ids, chain (to draw)
// bound: words of the list; posts held on the day of the load; 200 pairs of organs
MATCH (a:Staff)-[kin:KIN_OF]->(b:Staff)
MATCH (a)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(x:Organ)
MATCH (b)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(y:Organ)
WHERE x <> y
WITH DISTINCT kin, CASE WHEN x.organId < y.organId THEN [x, y] ELSE [y, x] END AS organs
WITH organs, collect(kin) AS ties
WHERE size(ties) >= $least
ORDER BY size(ties) DESC, organs[0].organId, organs[1].organId
LIMIT 200
RETURN organs[0].name AS organ, organs[1].name AS other, size(ties) AS pairs,
       [t IN ties[..20] | startNode(t).name + ' ' + t.word + ' ' + endNode(t).name] AS names,
       organs[0].organId AS organId, organs[1].organId AS otherId, organs + ties AS chain
