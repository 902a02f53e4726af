-- name: asked_match
-- title: Matches of some lines
-- answers: whom the lines in these rows of the sources were found to be about
-- reads: spread_match, asked_row, same_person
-- gives: the columns of spread_match, with the person as all districts know him
-- bound: lines in asked_row only
SELECT m.*, coalesce(s.joined, m.person_id) AS known_as
FROM spread_match AS m
JOIN asked_row AS r ON r.source = m.line_source
LEFT JOIN same_person AS s ON s.person_id = m.person_id
ORDER BY m.item, m.row
