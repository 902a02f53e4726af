// name: held_nodes
// title: Our nodes as they are in the database
// answers: which nodes of a label we loaded before
// parameters: $mark; {label}, {key} and {also} are filled in
// gives: key, also (whether the node has the further label), properties
// bound: none
MATCH (n:{label}) WHERE n.loadedBy = $mark
RETURN n.{key} AS key, n:{also} AS also, properties(n) AS properties
