// name: relatives-in-organ
// title: 某人在一个单位内的亲属 · Everyone related to one person inside an organ
// answers: 一位领导在本单位（或指定单位）有哪些亲属 · which relatives of a leader work in his or her organ, or in another
// parameter person e.g. "p0001": personId 或姓名 · the person, by personId or name
// parameter organ = "": 单位的 organId 或名称，空为本人所在单位 · the organ, by organId or name; empty for the organs of the person
// gives: person, organ, relative, title, section, word (relative is person's word), grade, declared, ids, chain (to draw)
// bound: words of the list; posts held on the day of the load
MATCH (person:Person) WHERE person.personId = $person OR person.name = $person
MATCH (person)-[kin:KIN_OF]-(relative:Person)-[holds:HOLDS {now: true}]->(post:Post)-[in:PART_OF]->(organ:Organ)
WHERE CASE $organ WHEN '' THEN EXISTS { (person)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ) } ELSE $organ IN [organ.organId, organ.name] END
RETURN person.name AS person, organ.name AS organ, relative.name AS relative, post.title AS title, post.section AS section,
       CASE WHEN startNode(kin) = person THEN kin.word
            ELSE reduce(word = '', letter IN split(kin.word, '') | CASE letter WHEN 'P' THEN 'C' WHEN 'C' THEN 'P' ELSE letter END + word) END AS word,
       kin.class AS class, kin.grade AS grade, kin.declared AS declared, person.personId AS personId,
       relative.personId AS relativeId, organ.organId AS organId, [person, kin, relative, holds, post, in, organ] AS chain
ORDER BY organ, relative, relativeId
