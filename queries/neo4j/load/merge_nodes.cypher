// name: merge_nodes
// title: Nodes made or brought up to date
// answers: nothing
// parameters: $rows (key, properties), $mark; {label} and {key} are filled in
// gives: nothing
// bound: one batch
UNWIND $rows AS row
MERGE (n:{label} {{key}: row.key})
SET n += row.properties, n.loadedBy = $mark
