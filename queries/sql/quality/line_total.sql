-- name: line_total
-- title: Forms and lines of the whole county
-- answers: how many of the staff handed in a form, and what became of the relatives on all forms
-- reads: seat, known, declarer, line_fate
-- gives: staff, with_form, relatives, confirmed, probable, possible, undecided, outside, unusable
-- bound: everybody once, in however many organs
SELECT t.staff, t.with_form, f.*
FROM (
    SELECT count(DISTINCT s.p) AS staff, count(DISTINCT d.person_id) AS with_form
    FROM seat AS s JOIN known AS k ON k.p = s.p LEFT JOIN declarer AS d ON d.person_id = k.person_id
) AS t
CROSS JOIN (
    SELECT CAST(coalesce(sum(lines), 0) AS BIGINT) AS relatives,
           CAST(coalesce(sum(CASE WHEN fate = 'confirmed' THEN lines END), 0) AS BIGINT) AS confirmed,
           CAST(coalesce(sum(CASE WHEN fate = 'probable' THEN lines END), 0) AS BIGINT) AS probable,
           CAST(coalesce(sum(CASE WHEN fate = 'possible' THEN lines END), 0) AS BIGINT) AS possible,
           CAST(coalesce(sum(CASE WHEN fate = 'undecided' THEN lines END), 0) AS BIGINT) AS undecided,
           CAST(coalesce(sum(CASE WHEN fate = 'outside' THEN lines END), 0) AS BIGINT) AS outside,
           CAST(coalesce(sum(CASE WHEN fate = 'unusable' THEN lines END), 0) AS BIGINT) AS unusable
    FROM line_fate
) AS f
