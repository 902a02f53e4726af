// name: add_label
// title: The further label given
// answers: nothing
// parameters: $rows (key); {label}, {key} and {also} are filled in
// gives: nothing
// bound: one batch
UNWIND $rows AS row
MATCH (n:{label} {{key}: row.key})
SET n:{also}
