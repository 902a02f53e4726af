-- name: kept_blood
-- title: Blood parents that an adoption leaves in place
-- answers: which adopted child keeps which blood parent, because the adopter is that parent's spouse
-- reads: adoption, spouse
-- gives: child, parent
-- bound: a marriage at any time counts (Civil Code art. 1103)
SELECT DISTINCT a.child, m.other AS parent
FROM adoption AS a
JOIN (SELECT a AS one, b AS other FROM spouse UNION ALL SELECT b, a FROM spouse) AS m ON m.one = a.adopter
