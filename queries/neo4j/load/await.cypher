// name: await
// title: Wait until indexes are ready
// answers: nothing
// parameters: none
// gives: nothing
// bound: five minutes
CALL db.awaitIndexes(300)
