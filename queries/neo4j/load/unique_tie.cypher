// name: unique_tie
// title: One relationship for each key
// answers: what the database must be told so that no relationship of ours is there twice
// parameters: none; {type} is filled in
// gives: nothing
// bound: is left as it is where the database has it already
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:{type}]-() REQUIRE r.key IS UNIQUE
