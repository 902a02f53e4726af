-- name: blank
-- title: Fields that are blank
-- answers: which fields of staff, posts and ties are blank how often
-- reads: person, post, organ, parent, spouse
-- gives: table_name, field, missing, of
-- bound: people of the staff only
SELECT 'person' AS table_name, f.field,
       count(CASE f.field WHEN 'sex' THEN CASE WHEN p.sex IS NULL THEN 1 END WHEN 'birth' THEN CASE WHEN p.birth IS NULL THEN 1 END
                          ELSE CASE WHEN p.id_number IS NULL THEN 1 END END) AS missing, count(*) AS of
FROM person AS p
CROSS JOIN (SELECT 'sex' AS field UNION ALL SELECT 'birth' UNION ALL SELECT 'id_number') AS f
WHERE coalesce(p.staff, FALSE) OR p.p IN (SELECT p FROM post)
GROUP BY f.field
UNION ALL
SELECT 'post', f.field,
       count(CASE f.field WHEN 'tier' THEN CASE WHEN t.tier IS NULL THEN 1 END WHEN 'section' THEN CASE WHEN t.section IS NULL THEN 1 END
                          WHEN 'functions' THEN CASE WHEN t.functions IS NULL THEN 1 END WHEN 'level' THEN CASE WHEN t.level IS NULL THEN 1 END
                          WHEN 'start' THEN CASE WHEN t.start IS NULL THEN 1 END
                          ELSE CASE WHEN t.in_charge IS NULL THEN 1 END END), count(*)
FROM post AS t
CROSS JOIN (SELECT 'tier' AS field UNION ALL SELECT 'section' UNION ALL SELECT 'functions' UNION ALL SELECT 'level' UNION ALL SELECT 'start'
            UNION ALL SELECT 'in_charge') AS f
GROUP BY f.field
UNION ALL
SELECT 'organ', 'kind', count(CASE WHEN kind IS NULL THEN 1 END), count(*) FROM organ
UNION ALL
SELECT 'spouse', 'start', count(CASE WHEN start_on IS NULL THEN 1 END), count(*) FROM spouse
ORDER BY 1, 2
