// name: held_ties
// title: Our relationships as they are in the database
// answers: which relationships of a type we loaded before
// parameters: none; {start}, {type} and {end} are filled in
// gives: key, properties
// bound: none
MATCH (:{start})-[r:{type}]->(:{end}) WHERE r.key IS NOT NULL
RETURN r.key AS key, properties(r) AS properties
