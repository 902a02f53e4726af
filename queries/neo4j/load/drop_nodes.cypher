// name: drop_nodes
// title: Nodes that are gone
// answers: nothing
// parameters: $rows (key), $mark; {label} and {key} are filled in
// gives: nothing
// bound: one batch; nodes that we did not load stay
UNWIND $rows AS row
MATCH (n:{label} {{key}: row.key}) WHERE n.loadedBy = $mark
DETACH DELETE n
