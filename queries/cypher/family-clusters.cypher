// name: family-clusters
// title: 家族群（按人数） · Family clusters by size
// answers: 全县哪些职工周围的亲属最多 · around whom on the staff the most relatives work
// parameter least = 4: 至少几人（含本人） · at least so many people, the middle one included
// gives: middle (who has the most relatives of the cluster), size, organs, members, ids, chain (to draw)
// bound: a cluster is one person with all relatives on the staff, shown for who has the most among them; no wider than one kin word; 100 clusters
MATCH (middle:Staff)-[:KIN_OF]-(relative:Staff)
WITH middle, collect(DISTINCT relative) AS relatives
WITH middle, relatives, size(relatives) AS number
WHERE number + 1 >= $least
  AND none(r IN relatives WHERE COUNT { (r)-[:KIN_OF]-(:Staff) } > number OR (COUNT { (r)-[:KIN_OF]-(:Staff) } = number AND r.personId < middle.personId))
ORDER BY number DESC, middle.personId
LIMIT 100
RETURN middle.name AS middle, number + 1 AS size,
       COLLECT { UNWIND [middle] + relatives AS p MATCH (p)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(o:Organ) RETURN DISTINCT o.name AS name ORDER BY name } AS organs,
       [r IN relatives | r.name] AS members, middle.personId AS middleId,
       [middle] + relatives + COLLECT { MATCH (middle)-[kin:KIN_OF]-(:Staff) RETURN kin } AS chain
