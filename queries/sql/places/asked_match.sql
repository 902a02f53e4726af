-- name: asked_match
-- title: Matches of some lines
-- answers: whom the lines in these rows of the sources were found to be about
-- reads: placed_match, asked_row, same_person
-- gives: the columns of placed_match, with the person as all places know him
-- bound: lines in asked_row only
SELECT m.*, coalesce(s.joined, m.person_id) AS known_as
FROM placed_match AS m
JOIN asked_row AS r ON r.source = m.line_source
LEFT JOIN same_person AS s ON s.person_id = m.person_id
ORDER BY m.place, m.row
