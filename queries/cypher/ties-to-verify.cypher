// name: ties-to-verify
// title: 需要核实的关系 · Ties to verify
// answers: 哪些存疑的一步关系牵涉发现最多 · which possible ties stand beside the most findings
// gives: kind (of the tie), one, other, source, findings (that involve one of the two or their parents, children or spouses), ids, chain (to draw)
// bound: ties of grade possible within one tie of a person in a finding of that grade; 500 ties
MATCH (finding:Finding)-[:INVOLVES]->(near:Person)
WHERE finding.grade = 'possible'
MATCH (near)-[:PARENT_OF|SPOUSE_OF*0..1]-(:Person)-[tie:PARENT_OF|SPOUSE_OF]-(:Person)
WHERE tie.grade = 'possible'
WITH tie, collect(DISTINCT finding) AS findings
ORDER BY size(findings) DESC, tie.key
LIMIT 500
RETURN type(tie) AS kind, startNode(tie).name AS one, endNode(tie).name AS other, tie.source AS source, size(findings) AS findings,
       startNode(tie).personId AS oneId, endNode(tie).personId AS otherId, [startNode(tie), tie, endNode(tie)] + findings AS chain
