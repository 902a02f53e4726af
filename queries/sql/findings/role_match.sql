-- name: role_match
-- title: Texts that fit a role
-- answers: which titles, sections, organ names, levels and sets of functions hold a word of a role
-- reads: post_now, organ, rule_role_word
-- gives: pack, role, alternative, field (title, section, organ, level, functions), text
-- bound: a blank title or level is empty; a text with an excluded word fits nothing; where a role only excludes words, its word is null and every text fits
SELECT w.pack, w.role, w.alternative, w.field, t.text
FROM (
    SELECT DISTINCT 'title' AS field, coalesce(title, '') AS text FROM post_now
    UNION ALL
    SELECT DISTINCT 'section', section FROM post_now
    UNION ALL
    SELECT DISTINCT 'level', coalesce(level, '') FROM post_now
    UNION ALL
    SELECT DISTINCT 'functions', concat(';', functions, ';') FROM post_now
    UNION ALL
    SELECT DISTINCT 'organ', name FROM organ
) AS t
JOIN rule_role_word AS w ON w.field = t.field AND (w.word IS NULL OR instr(t.text, w.word) > 0)
GROUP BY w.pack, w.role, w.alternative, w.field, t.text
HAVING max(CASE WHEN w.excluded THEN 1 ELSE 0 END) = 0
