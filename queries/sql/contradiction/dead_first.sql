-- name: dead_first
-- title: Deaths before births, and posts after deaths
-- answers: who died before the birth, was born long after the death of a parent, or took up a post after the death
-- reads: known, post, parent
-- gives: problem, table_name, row, other_row, one, other, third (null)
-- bound: partial dates count in favour; a child may be born in the 300 days after the father's death
SELECT 'died-before-born' AS problem, 'person' AS table_name, row, CAST(NULL AS BIGINT) AS other_row, p AS one, p AS other, CAST(NULL AS INTEGER) AS third
FROM known WHERE died_on < birth_first
UNION ALL
SELECT 'post-after-death', 'post', t.row, NULL, t.p, t.p, NULL
FROM post AS t JOIN known AS k ON k.p = t.p WHERE t.start_on > k.died_on
UNION ALL
SELECT 'born-after-death', 'parent', t.row, NULL, t.parent, t.child, NULL
FROM parent AS t JOIN known AS k ON k.p = t.parent AND k.died_on IS NOT NULL JOIN known AS c ON c.p = t.child
WHERE t.kind = 'blood' AND c.birth_first > k.died_on + INTERVAL '300' DAY
