-- name: who
-- title: People as numbers
-- answers: which number stands for which person, and who is on the staff
-- reads: person, post
-- gives: p (numbers follow the order of person_id among the staff), person_id, staff, died_on
-- bound: staff is what the person table says; where it is silent: holds or held a post; in a source without posts everyone counts as staff
SELECT CAST(row_number() OVER (ORDER BY CASE WHEN staff THEN 0 ELSE 1 END, person_id) AS INTEGER) AS p, person_id, staff, died_on
FROM (
    SELECT p.person_id, coalesce(p.staff, h.person_id IS NOT NULL OR s.posts = 0) AS staff, p.died_on
    FROM person AS p
    LEFT JOIN (SELECT DISTINCT person_id FROM post) AS h ON h.person_id = p.person_id
    CROSS JOIN (SELECT count(*) AS posts FROM post) AS s
) AS judged
