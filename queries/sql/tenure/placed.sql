-- name: placed
-- title: Pieces in their stays
-- answers: which pieces belong to one stay without a break
-- reads: piece, tenure_stay
-- gives: the columns of piece, stay (a number within the same clause, person, subject and reading)
-- bound: no break: the next begins at the latest on the day after the end, or from then within so many months as the clause allows; in months a day of the month that is not there is its last day
SELECT pack, rule, stay_no, subject, p, post_no, wide, away, from_on, from_last, until_on, joins_on,
       sum(begins) OVER (PARTITION BY pack, rule, stay_no, subject, p, wide ORDER BY from_on, joins_on, post_no ROWS UNBOUNDED PRECEDING) AS stay
FROM (
    SELECT b.*,
           CASE WHEN b.before_on IS NULL THEN 1
                WHEN b.from_on <= b.before_on THEN 0
                WHEN 12 * (year(b.from_on) - year(b.before_on)) + month(b.from_on) - month(b.before_on) < s.gap_months THEN 0
                WHEN 12 * (year(b.from_on) - year(b.before_on)) + month(b.from_on) - month(b.before_on) = s.gap_months AND day(b.from_on) <= day(b.before_on) THEN 0
                ELSE 1 END AS begins
    FROM (
        SELECT *, max(joins_on) OVER (PARTITION BY pack, rule, stay_no, subject, p, wide ORDER BY from_on, joins_on, post_no
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_on
        FROM piece
    ) AS b
    JOIN tenure_stay AS s ON s.pack = b.pack AND s.rule = b.rule AND s.stay_no = b.stay_no
) AS numbered
