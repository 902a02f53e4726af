// name: drop_ties
// title: Relationships that are gone
// answers: nothing
// parameters: $rows (key); {type} is filled in
// gives: nothing
// bound: one batch
UNWIND $rows AS row
MATCH ()-[r:{type} {key: row.key}]->()
DELETE r
