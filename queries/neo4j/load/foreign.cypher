// name: foreign
// title: Nodes of somebody else under our keys
// answers: which of our keys are taken by nodes that we did not load
// parameters: $keys; {label} and {key} are filled in
// gives: key
// bound: one is enough to stop
UNWIND $keys AS key
MATCH (n:{label} {{key}: key})
WHERE n.loadedBy IS NULL OR n.loadedBy <> $mark
RETURN n.{key} AS key LIMIT 1
