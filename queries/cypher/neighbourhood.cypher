// name: neighbourhood
// title: 一个人的周围 · The neighbourhood of a person
// answers: 一个人的家人、职位和涉及的发现 · the family of a person one tie away, the posts, and the findings
// parameter person e.g. "p0001": personId 或姓名 · the person, by personId or name
// gives: what (the type of the tie), name, detail, ids, chain (to draw)
// bound: one hop; 300 ties
MATCH (person:Person) WHERE person.personId = $person OR person.name = $person
MATCH (person)-[tie:PARENT_OF|SPOUSE_OF|HOLDS|INVOLVES|IN_CHARGE_OF|REPORTS_TO]-(near)
RETURN person.name AS person, type(tie) AS what, startNode(tie) = person AS outward, coalesce(near.name, near.title, near.situation) AS name,
       coalesce(tie.kind, tie.grade, near.severity, near.section) AS detail, coalesce(tie.basis, '') AS basis,
       person.personId AS personId, coalesce(near.personId, near.postId, near.findingId) AS nearId, [person, tie, near] AS chain
ORDER BY what, outward, name, nearId
LIMIT 300
