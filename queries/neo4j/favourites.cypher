// name: favourites
// 亲属回避：先看这几条 · avoidance of relatives: look at these first
// The rest of the questions: kinship neo4j guide --favourites FILE.zip
MATCH (o:Organ)
RETURN o.name AS organ, o.kind AS kind, COUNT { (o)<-[:PART_OF]-(:Post) } AS posts
ORDER BY posts DESC;
MATCH (f:Finding {severity: 'violation'})-[u:UNDER]->(r:Rule)
MATCH (f)-[i:INVOLVES]->(p:Person)
RETURN f, u, r, i, p
LIMIT 20;
MATCH (r:Rule)
RETURN r.title AS rule, r.law AS law, COUNT { (r)<-[:UNDER]-(:Finding) } AS findings
ORDER BY findings DESC;
