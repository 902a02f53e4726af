// name: drop_label
// title: The further label taken away
// answers: nothing
// parameters: $rows (key); {label}, {key} and {also} are filled in
// gives: nothing
// bound: one batch
UNWIND $rows AS row
MATCH (n:{label} {{key}: row.key})
REMOVE n:{also}
