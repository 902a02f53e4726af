-- name: person_out
-- title: People as the canonical folder has them
-- answers: which rows the person file holds
-- reads: person, disclosure
-- gives: person_id, name, sex, birth, id_number (masked unless disclosed), staff, died, home_area
-- bound: sorted
SELECT p.person_id, p.name, p.sex, p.birth,
       CASE WHEN d.ids OR p.id_number IS NULL THEN p.id_number
            ELSE concat(substr(p.id_number, 1, 6), repeat('*', greatest(0, length(p.id_number) - 7)), substr(p.id_number, greatest(7, length(p.id_number)), 1)) END AS id_number,
       CASE p.staff WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END AS staff, p.died, p.home_area
FROM person AS p
CROSS JOIN disclosure AS d
ORDER BY p.person_id
