// name: finish
// title: Rules after a bulk import
// answers: nothing
// parameters: none
// gives: nothing
// bound: rules only: the bulk importer cannot write lists without members, which the questions ask about
MATCH (r:Rule)
SET r.chiefArms = coalesce(r.chiefArms, []), r.bothChiefArms = coalesce(r.bothChiefArms, []), r.managementArms = coalesce(r.managementArms, []),
    r.unknownArms = coalesce(r.unknownArms, []), r.functions = coalesce(r.functions, []), r.insteadOfManagement = coalesce(r.insteadOfManagement, []),
    r.organKinds = coalesce(r.organKinds, []), r.reviewKinds = coalesce(r.reviewKinds, []), r.advisoryKinds = coalesce(r.advisoryKinds, []),
    r.words = coalesce(r.words, []), r.notedWords = coalesce(r.notedWords, []), r.yieldsTo = coalesce(r.yieldsTo, []),
    r.law = coalesce(r.law, []), r.arms = coalesce(r.arms, [])
