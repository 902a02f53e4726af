-- name: clash
-- title: Identifiers that mean something else in another district
-- answers: which person_id or organ_id cannot be the same person or organ everywhere, and what each district calls it
-- reads: identifier, spread_person, spread_organ
-- gives: kind (person or organ), id, item, name, number
-- bound: the first such identifier of each kind; two names are one person's where every district tells the same ID number
WITH wrong AS (
    SELECT 'person' AS kind, min(person_id) AS id FROM identifier WHERE numbers > 1 OR (names > 1 AND (numbers = 0 OR told < rows))
    UNION ALL
    SELECT 'organ', min(organ_id) FROM (SELECT organ_id FROM spread_organ GROUP BY organ_id HAVING count(DISTINCT name) > 1) AS named
)
SELECT w.kind, w.id, p.item, p.name, p.number FROM wrong AS w JOIN spread_person AS p ON w.kind = 'person' AND p.person_id = w.id
UNION ALL
SELECT w.kind, w.id, o.item, o.name, NULL FROM wrong AS w JOIN spread_organ AS o ON w.kind = 'organ' AND o.organ_id = w.id
