-- name: joined_line
-- title: The lines of the forms of all districts
-- answers: what the forms say line by line, and whom each line was found to name
-- reads: spread_line, same_person
-- gives: declarer, person, alias, level, settled, words, bears, term, name, source, form, kind
-- bound: none
SELECT coalesce(d.joined, l.declarer) AS declarer, coalesce(p.joined, l.person) AS person, coalesce(a.joined, l.alias) AS alias,
       CAST(l.level AS TINYINT) AS level, l.settled = 'true' AS settled, l.words, l.bears, l.term, l.name, l.source, l.form, l.kind
FROM spread_line AS l
LEFT JOIN same_person AS d ON d.person_id = l.declarer
LEFT JOIN same_person AS p ON p.person_id = l.person
LEFT JOIN same_person AS a ON a.person_id = l.alias
