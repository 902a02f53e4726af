// name: held_nodes
// title: The nodes as they are in the database
// answers: which nodes of a label have keys, and which of these we loaded before
// parameters: $mark; {label}, {key} and {also} are filled in
// gives: key, ours (whether we loaded it), also (whether the node has the further label), properties (of ours)
// bound: none
MATCH (n:{label}) WHERE n.{key} IS NOT NULL
WITH n, coalesce(n.loadedBy = $mark, false) AS ours
RETURN n.{key} AS key, ours, n:{also} AS also, CASE WHEN ours THEN properties(n) END AS properties
