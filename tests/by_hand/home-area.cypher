// name: home-area
// By hand, for civil organs and the plain words of half paths only, to measure the question of that name against.
MATCH (role:Role)<-[:COUNTS_AS]-(post:Post)-[:PART_OF]->(organ:Organ {kind: 'civil'})
WHERE role.roleId STARTS WITH 'cn-home-area/'
MATCH (post)<-[:HOLDS {now: true}]-(person:Person)
WHERE person.homeArea STARTS WITH organ.area
RETURN DISTINCT person.personId AS personId
