-- name: kin_path
-- title: Every path between two members of the staff
-- answers: by which ways two members of the staff are related
-- reads: half, crossing, word_form, wedded, child_in_law
-- gives: a, b (a before b), word_no, worth (4 x basis + 2 - grade: smaller is better); a pair stands once for each way
-- bound: words of word_form with a parent or child in them, S and CSP; all people of a path are distinct
SELECT least(r.p, h.p) AS a, greatest(r.p, h.p) AS b, f.word_no,
       CAST(greatest(r.basis, h.basis) * 4 + 2 - least(r.grade, h.grade) AS TINYINT) AS worth
FROM crossing AS r
JOIN half AS h ON h.via = r.other
JOIN word_form AS f ON f.code_a = CASE WHEN r.p < h.p THEN r.code ELSE CAST(h.code + 1 AS TINYINT) END
                   AND f.code_b = CASE WHEN r.p < h.p THEN CAST(h.code + 1 AS TINYINT) ELSE r.code END
WHERE r.p <> h.p AND r.p <> h.through AND r.through <> h.p AND r.through <> h.through AND r.via <> h.p AND r.via <> h.through
  AND r.apex <> h.p
UNION ALL
SELECT a, b, word_no, worth FROM wedded
UNION ALL
SELECT a, b, word_no, worth FROM child_in_law
