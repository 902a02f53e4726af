// name: merge_ties
// title: Relationships made or brought up to date
// answers: nothing
// parameters: $rows (key, start, end, properties); the labels, keys and the type are filled in
// gives: nothing
// bound: one batch
UNWIND $rows AS row
MATCH (a:{start} {{start_key}: row.start})
MATCH (b:{end} {{end_key}: row.end})
MERGE (a)-[r:{type} {key: row.key}]->(b)
SET r += row.properties
