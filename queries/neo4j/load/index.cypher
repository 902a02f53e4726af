// name: index
// title: An index on a property that is asked for
// answers: what the database must be told so that a property is found fast
// parameters: none; {label} and {property} are filled in
// gives: nothing
// bound: is left as it is where the database has it already
CREATE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{property})
