-- name: wedded
-- title: Couples on the staff
-- answers: which two members of the staff are married to each other
-- reads: half, staff_id, word
-- gives: a, b (a before b), word_no, worth (as in kin_path)
-- bound: S only
SELECT h.p AS a, h.via AS b, (SELECT max(word_no) FROM word WHERE word = 'S') AS word_no, CAST(min(h.basis * 4 + 2 - h.grade) AS TINYINT) AS worth
FROM half AS h
JOIN staff_id AS i ON i.p = h.via
WHERE h.code = 3 AND h.p < h.via
GROUP BY h.p, h.via
