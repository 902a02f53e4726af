// name: undeclared-relatives
// title: 未申报的亲属 · Undeclared relatives
// answers: 哪些职工亲属双方或一方没有申报 · which relatives on the staff did both, or one of them, not declare
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by organId or name; empty for all
// gives: declared (none or one), one, other, word, grade, organs, ids, chain (to draw)
// bound: words of the list; nothing where the sources hold no forms; 1,000 pairs
MATCH (one:Staff)-[kin:KIN_OF]->(other:Staff)
WHERE kin.declared IN ['none', 'one']
  AND ($organ = '' OR EXISTS { MATCH (p)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(o:Organ) WHERE p IN [one, other] AND $organ IN [o.organId, o.name] })
RETURN kin.declared AS declared, one.name AS one, other.name AS other, kin.word AS word, kin.class AS class, kin.grade AS grade,
       COLLECT { MATCH (one)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(o:Organ) RETURN DISTINCT o.name } AS oneOrgans,
       COLLECT { MATCH (other)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(o:Organ) RETURN DISTINCT o.name } AS otherOrgans,
       one.personId AS oneId, other.personId AS otherId, [one, kin, other] AS chain
ORDER BY declared DESC, size(word), oneId, otherId
LIMIT 1000
