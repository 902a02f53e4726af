// name: home-area
// rules: cn-home-area/town, cn-home-area/county, cn-home-area/county-organs, cn-home-area/city, cn-home-area/city-organs
// By hand, for the question of that name to be measured against: the same people, with what these rules say written out.
UNWIND ['cn-home-area/town', 'cn-home-area/county', 'cn-home-area/county-organs', 'cn-home-area/city', 'cn-home-area/city-organs'] AS key
MATCH (:Role {roleId: key})<-[:COUNTS_AS]-(post:Post)-[:PART_OF]->(organ:Organ)
WHERE organ.kind IN ['civil', 'court', 'procuratorate', 'supervision'] AND organ.area <> ''
MATCH (post)<-[:HOLDS {now: true}]-(person:Person)
WITH organ, post, person, CASE WHEN organ.area ENDS WITH '00' THEN left(organ.area, 4) ELSE organ.area END AS area
WHERE person.homeArea STARTS WITH area
RETURN DISTINCT person.personId AS personId, [person, post, organ] AS chain
