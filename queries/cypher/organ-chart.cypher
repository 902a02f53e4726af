// name: organ-chart
// title: 单位结构图 · Chart of an organ
// answers: 一个单位的科室、职位、人员和分管领导 · the sections, posts, people and leaders in charge of an organ
// parameter organ e.g. "o001": organId 或名称 · the organ, by organId or name
// gives: section, title, name, tier, inCharge, ids, chain (to draw)
// bound: posts held on the day of the load; 400 posts
MATCH (organ:Organ) WHERE organ.organId = $organ OR organ.name = $organ
MATCH (organ)<-[of:PART_OF]-(post:Post)<-[holds:HOLDS {now: true}]-(person:Person)
OPTIONAL MATCH (post)-[lies:IN_SECTION]->(section:Section)
OPTIONAL MATCH (post)<-[charge:IN_CHARGE_OF]-(leader:Person)
RETURN section.name AS section, post.title AS title, person.name AS name, post.tier AS tier, leader.name AS inCharge,
       person.personId AS personId, organ.organId AS organId, [organ, of, post, holds, person, lies, section, charge, leader] AS chain
ORDER BY section, tier, title, personId
LIMIT 400
