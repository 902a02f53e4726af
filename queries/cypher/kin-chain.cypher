// name: kin-chain
// title: 两人之间最短的亲属链 · The shortest kin chain of two people
// answers: 两个人经过哪些人有亲属关系 · by which people two people are related
// parameter one e.g. "p0001": 一方的 personId 或姓名 · one of them, by personId or name
// parameter other e.g. "p0002": 另一方的 personId 或姓名 · the other, by personId or name
// gives: one, other, steps, the people on the way, ids, chain (to draw)
// bound: eight ties, whatever their dates and kinds; of several chains of that length each one; namesakes each
MATCH (a:Person) WHERE a.personId = $one OR a.name = $one
MATCH (b:Person) WHERE (b.personId = $other OR b.name = $other) AND b <> a
MATCH path = allShortestPaths((a)-[:PARENT_OF|SPOUSE_OF*..8]-(b))
RETURN a.name AS one, b.name AS other, length(path) AS steps, [p IN nodes(path) | p.name] AS people,
       [t IN relationships(path) | t.grade] AS grades, a.personId AS oneId, b.personId AS otherId, nodes(path) + relationships(path) AS chain
ORDER BY oneId, otherId, [p IN nodes(path) | p.personId]
LIMIT 50
