-- name: shown
-- title: People as they are shown to whoever decides
-- answers: what the people asked about are called, when they were born, and which posts they hold
-- reads: asked_person, person, post_now, organ
-- gives: person_id, name, birth, organ, section, title; one row per post on that day, one without post for others
-- bound: the people in asked_person
SELECT q.person_id, q.name, q.birth, o.name AS organ, t.section, t.title
FROM asked_person AS a
JOIN person AS q ON q.person_id = a.person_id
LEFT JOIN post_now AS t ON t.p = q.p
LEFT JOIN organ AS o ON o.organ_id = t.organ_id
ORDER BY q.person_id, t.post_no
