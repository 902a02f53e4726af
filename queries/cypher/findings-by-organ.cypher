// name: findings-by-organ
// title: 各单位的发现 · Findings by organ
// answers: 哪些单位的违反最多 · which organs have how many violations, reviews and advisories
// gives: organ, violation, review, advisory, ids, chain (the findings of the organ with their people, to draw)
// bound: 200 organs
MATCH (finding:Finding)
WITH finding.organId AS organId, collect(finding) AS findings
MATCH (organ:Organ {organId: organId})
WITH organ, findings, size([f IN findings WHERE f.severity = 'violation']) AS violation, size([f IN findings WHERE f.severity = 'review']) AS review
ORDER BY violation DESC, review DESC, organ.name, organ.organId
LIMIT 200
RETURN organ.name AS organ, violation, review, size(findings) - violation - review AS advisory, organ.organId AS organId,
       findings + COLLECT { UNWIND findings AS f MATCH (f)-[i:INVOLVES]->(p:Person) UNWIND [i, p] AS one RETURN one } AS chain
