// name: staff-without-form
// title: 没有申报表的职工 · Staff with no form
// answers: 哪些在职人员没有交申报表 · which members of the staff handed in no form
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by organId or name; empty for all
// gives: organ, section, name, title, relatives (known all the same, from the forms of others), ids, chain (to draw)
// bound: posts held on the day of the load; nothing where the sources hold no forms; 5,000 people
MATCH (organ:Organ)<-[:PART_OF]-(post:Post)<-[holds:HOLDS {now: true}]-(person:Staff)
WHERE person.form = false AND $organ IN ['', organ.organId, organ.name]
RETURN organ.name AS organ, post.section AS section, person.name AS name, post.title AS title, COUNT { (person)-[:KIN_OF]-() } AS relatives,
       person.personId AS personId, organ.organId AS organId, [person, holds, post, organ] AS chain
ORDER BY organ, section, post.tier, name, personId
LIMIT 5000
