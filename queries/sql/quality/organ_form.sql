-- name: organ_form
-- title: Staff, forms and matches per organ
-- answers: how many of each organ's staff handed in a form, how many relatives they declared, what became of those, and how many problems concern them
-- reads: seat, declarer, known, line_fate, problem_of, problem_heavy
-- gives: organ_id, organ (null: people without a post that day), staff, with_form, relatives, confirmed, probable, possible, undecided, outside, unusable, problems
-- bound: who sits in several organs counts in each; notes are no problems
SELECT s.organ_id, s.organ, count(*) AS staff, count(d.person_id) AS with_form, CAST(coalesce(sum(f.relatives), 0) AS BIGINT) AS relatives,
       CAST(coalesce(sum(f.confirmed), 0) AS BIGINT) AS confirmed, CAST(coalesce(sum(f.probable), 0) AS BIGINT) AS probable,
       CAST(coalesce(sum(f.possible), 0) AS BIGINT) AS possible, CAST(coalesce(sum(f.undecided), 0) AS BIGINT) AS undecided,
       CAST(coalesce(sum(f.outside), 0) AS BIGINT) AS outside, CAST(coalesce(sum(f.unusable), 0) AS BIGINT) AS unusable,
       coalesce(max(n.problems), 0) AS problems
FROM seat AS s
JOIN known AS k ON k.p = s.p
LEFT JOIN declarer AS d ON d.person_id = k.person_id
LEFT JOIN (
    SELECT declarer, sum(lines) AS relatives, sum(CASE WHEN fate = 'confirmed' THEN lines END) AS confirmed,
           sum(CASE WHEN fate = 'probable' THEN lines END) AS probable, sum(CASE WHEN fate = 'possible' THEN lines END) AS possible,
           sum(CASE WHEN fate = 'undecided' THEN lines END) AS undecided, sum(CASE WHEN fate = 'outside' THEN lines END) AS outside,
           sum(CASE WHEN fate = 'unusable' THEN lines END) AS unusable
    FROM line_fate GROUP BY declarer
) AS f ON f.declarer = s.p
LEFT JOIN (
    SELECT t.organ_id, count(DISTINCT p.problem_no) AS problems FROM seat AS t JOIN problem_of AS p ON p.p = t.p JOIN problem_heavy AS h ON h.problem_no = p.problem_no GROUP BY t.organ_id
) AS n ON n.organ_id IS NOT DISTINCT FROM s.organ_id
GROUP BY s.organ_id, s.organ
ORDER BY s.organ IS NULL, s.organ, s.organ_id
