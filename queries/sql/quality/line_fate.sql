-- name: line_fate
-- title: What became of each line of the forms
-- answers: at which grade the relative on each line was matched to somebody with a row of their own, or why not
-- reads: line_known, known, own_row, open_line
-- gives: declarer (number), source, fate (confirmed, probable, possible; undecided: candidates, none chosen; outside: nobody of the ledger; unusable: no tie can be made of it), lines
-- bound: lines of declarers that count; two alike lines of one row count once; one without term and name says only that a form was handed in
SELECT t.declarer, t.source,
       CASE WHEN t.level = 3 THEN 'confirmed' WHEN t.level = 2 THEN 'probable' WHEN t.level = 1 OR t.alias > 0 THEN 'possible'
            WHEN t.undecided > 0 THEN 'undecided' WHEN t.person IS NULL THEN 'unusable' ELSE 'outside' END AS fate, count(*) AS lines
FROM (
    SELECT l.declarer, l.source, l.term, l.name, max(l.person) AS person, max(CASE WHEN o.person_id IS NOT NULL THEN l.level END) AS level,
           max(CASE WHEN v.person_id IS NOT NULL THEN 1 ELSE 0 END) AS alias, max(CASE WHEN u.source IS NOT NULL THEN 1 ELSE 0 END) AS undecided
    FROM line_known AS l
    JOIN known AS d ON d.p = l.declarer
    LEFT JOIN known AS k ON k.p = l.person
    LEFT JOIN own_row AS o ON o.person_id = k.person_id
    LEFT JOIN known AS a ON a.p = l.alias
    LEFT JOIN own_row AS v ON v.person_id = a.person_id
    LEFT JOIN open_line AS u ON u.declarer = d.person_id AND u.source = l.source AND u.term = l.term AND u.name = l.name
    WHERE coalesce(l.term, '') <> '' OR coalesce(l.name, '') <> ''
    GROUP BY l.declarer, l.source, l.term, l.name
) AS t
GROUP BY t.declarer, t.source, fate
