-- name: joined_person
-- title: The people of all districts, each once
-- answers: who there is, with all that the districts know of each
-- reads: spread_person, same_person
-- gives: the columns of person, in the order of person_id
-- bound: of several values the one of a row of the person's own, and of the first district; on the staff of one is on the staff
WITH ranked AS (
    SELECT coalesce(s.joined, p.person_id) AS person_id, p.name, p.sex, p.birth, p.id_number, p.staff, p.died, p.home_area,
           CAST(p.made AS INTEGER) * 1000000000 + p.item AS nth
    FROM spread_person AS p
    LEFT JOIN same_person AS s ON s.person_id = p.person_id
)
SELECT person_id, min_by(name, CASE WHEN name IS NOT NULL THEN nth END) AS name,
       min_by(sex, CASE WHEN sex IS NOT NULL THEN nth END) AS sex,
       min_by(birth, CASE WHEN birth IS NOT NULL THEN nth END) AS birth,
       min_by(id_number, CASE WHEN id_number IS NOT NULL THEN nth END) AS id_number,
       CASE WHEN count(CASE WHEN lower(staff) = 'true' THEN 1 END) > 0 THEN 'true'
            ELSE min_by(staff, CASE WHEN staff IS NOT NULL THEN nth END) END AS staff,
       min_by(died, CASE WHEN died IS NOT NULL THEN nth END) AS died,
       min_by(home_area, CASE WHEN home_area IS NOT NULL THEN nth END) AS home_area
FROM ranked
GROUP BY person_id
ORDER BY person_id
