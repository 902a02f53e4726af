// name: held_ties
// title: Our relationships as they are in the database
// answers: which relationships of a type we loaded before
// parameters: $mark; {start}, {type} and {end} are filled in
// gives: key, properties
// bound: none
MATCH (a:{start})-[r:{type}]->(b:{end}) WHERE r.key IS NOT NULL AND a.loadedBy = $mark AND b.loadedBy = $mark
RETURN r.key AS key, properties(r) AS properties
