// name: organ-overview
// title: 单位概况 · Overview of an organ
// answers: 一个单位有哪些科室、多少人、多少亲属和发现 · the sections of an organ, with staff, relatives inside, and findings
// parameter organ e.g. "o001": organId 或名称 · the organ, by organId or name
// gives: section, heads, staff, related (who has a relative in the organ), findings, ids, chain (to draw)
// bound: posts held on the day of the load
MATCH (organ:Organ) WHERE organ.organId = $organ OR organ.name = $organ
MATCH (organ)<-[:PART_OF]-(post:Post)<-[:HOLDS {now: true}]-(person:Person)
WITH organ, coalesce(post.section, '') AS section, collect(DISTINCT person) AS people, collect(DISTINCT CASE WHEN post.tier IN [1, 2] THEN person.name + ' ' + coalesce(post.title, '') END) AS heads
RETURN organ.name AS organ, section, size(people) AS staff, heads,
       size([p IN people WHERE EXISTS { (p)-[:KIN_OF]-(:Person)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ) }]) AS related,
       COUNT { MATCH (f:Finding)-[:INVOLVES]->(p:Person) WHERE p IN people AND f.organId = organ.organId RETURN DISTINCT f } AS findings,
       organ.organId AS organId, [organ] + COLLECT { MATCH (s:Section)-[part:PART_OF]->(organ) WHERE s.name = section UNWIND [s, part] AS one RETURN one } AS chain
ORDER BY section
