-- name: same_person
-- title: People whom several districts know under different identifiers
-- answers: which person_id is to be read as which other one
-- reads: spread_person, identifier
-- gives: person_id, joined (another person_id: of somebody with a row of his own where there is one, else the first)
-- bound: the same valid ID number and the same name, and no district that has two people with both
WITH held AS (
    SELECT DISTINCT i.number, i.folded, i.person_id, i.made, p.item
    FROM identifier AS i
    JOIN spread_person AS p ON p.person_id = i.person_id
    WHERE i.number IS NOT NULL AND i.folded IS NOT NULL
),
one AS (
    SELECT number, folded, substr(min(made || person_id), 2) AS joined
    FROM held
    GROUP BY number, folded
    HAVING count(DISTINCT person_id) > 1
),
doubtful AS (
    SELECT DISTINCT number, folded FROM held GROUP BY number, folded, item HAVING count(*) > 1
)
SELECT DISTINCT h.person_id, o.joined
FROM held AS h
JOIN one AS o ON o.number = h.number AND o.folded = h.folded
LEFT JOIN doubtful AS d ON d.number = h.number AND d.folded = h.folded
WHERE d.number IS NULL AND h.person_id <> o.joined
