// name: unique_node
// title: One node for each key
// answers: what the database must be told so that no key of ours is there twice
// parameters: none; {label} and {key} are filled in
// gives: nothing
// bound: is left as it is where the database has it already
CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE
