-- name: kept_blood
-- title: Blood parents that an adoption leaves in place
-- answers: which adopted child keeps which blood parent, because the adopter is that parent's spouse
-- reads: adoption, spouse, who
-- gives: child, parent
-- bound: a marriage at any time counts (Civil Code art. 1103)
SELECT DISTINCT a.child, b.p AS parent
FROM adoption AS a
JOIN who AS w ON w.p = a.adopter
JOIN (SELECT person_id AS one, spouse_id AS other FROM spouse UNION ALL SELECT spouse_id, person_id FROM spouse) AS m ON m.one = w.person_id
JOIN who AS b ON b.person_id = m.other
