-- name: identifier
-- title: The people of all districts, by identifier
-- answers: what the districts that know a person_id say of who that is
-- reads: spread_person
-- gives: person_id, made (0: some district has a row of this person, 1: known from forms only), number (a valid ID number), folded (the name as it is compared), numbers, names, told (how many differ, and in how many rows a number stands), rows
-- bound: none
SELECT person_id, min(made) AS made, min(number) AS number, min(folded) AS folded, count(DISTINCT number) AS numbers,
       count(DISTINCT folded) AS names, count(number) AS told, count(*) AS rows
FROM spread_person
GROUP BY person_id
