-- name: node_person
-- title: People of the graph
-- answers: who is known, with what is drawn or asked of a person
-- reads: person, who, form_person
-- gives: person_id, name, sex, birth, died, died_on, id_number, home_area, staff, form (whether one was handed in; null where the sources hold no forms)
-- bound: none
SELECT q.person_id, q.name, q.sex, q.birth, q.died, q.died_on, q.id_number, q.home_area, w.staff AND NOT w.outside AS staff, f.form
FROM person AS q
JOIN who AS w ON w.p = q.p
LEFT JOIN form_person AS f ON f.p = q.p
