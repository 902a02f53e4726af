// name: family-tree
// title: 家谱 · Family tree of a person
// answers: 一个人的长辈、晚辈和他们的配偶 · the elders and descendants of a person, with their spouses
// parameter person e.g. "p0001": personId 或姓名 · the person, by personId or name
// gives: generation (of the person 0, elders below), name, birth, spouses, staff, ids, chain (to draw)
// bound: two generations up, and from there three down; 500 people
MATCH (person:Person) WHERE person.personId = $person OR person.name = $person
MATCH path = (person)<-[up:PARENT_OF*0..2]-()-[down:PARENT_OF*0..3]->(one:Person)
WITH person, one, min(size(down) - size(up)) AS generation, collect(path)[0] AS path
RETURN generation, one.name AS name, one.birth AS birth, COLLECT { MATCH (one)-[:SPOUSE_OF]-(s:Person) RETURN DISTINCT s.name } AS spouses,
       one:Staff AS staff, one.personId AS oneId, person.personId AS personId,
       nodes(path) + relationships(path) + COLLECT { MATCH (one)-[m:SPOUSE_OF]-(s:Person) UNWIND [m, s] AS part RETURN part } AS chain
ORDER BY generation, birth, oneId
LIMIT 500
