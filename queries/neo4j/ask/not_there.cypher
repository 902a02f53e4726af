// name: not_there
// title: What a question names and the database does not hold
// answers: whether an empty answer may have another reason than that there is nothing
// parameters: $asked, a list of {kind, value}; $mark
// gives: kind and value of each that is not there
// bound: as many rows as were asked about
UNWIND $asked AS one
WITH one, CASE one.kind
    WHEN 'person' THEN EXISTS { MATCH (n:Person) WHERE n.personId = one.value OR n.name = one.value }
    WHEN 'organ' THEN EXISTS { MATCH (n:Organ) WHERE n.organId = one.value OR n.name = one.value }
    WHEN 'finding' THEN EXISTS { MATCH (n:Finding) WHERE n.findingId STARTS WITH one.value }
    WHEN 'rule' THEN EXISTS { MATCH (n:Rule) WHERE n.situation = one.value }
    ELSE EXISTS { MATCH (n:Person) WHERE n.loadedBy = $mark } END AS there
WHERE NOT there
RETURN one.kind AS kind, one.value AS value
