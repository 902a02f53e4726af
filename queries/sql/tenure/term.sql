-- name: term
-- title: Stays and their thresholds
-- answers: on which day each lasting stay reaches the years of its clause, and by when the person must have moved
-- reads: stay, tenure_stay, tenure_setting
-- gives: the columns of stay, due_on, due_last (by the last day on which the stay can have begun), by_on (null: no day is set)
-- bound: clauses in force on the day asked about; years end on the same day of the year, or the last day of its month
SELECT a.pack, a.rule, a.stay_no, a.subject, a.p, a.wide, a.stay, a.since_on, a.since_last, a.until_on, a.bridged, a.inferred, a.by_title, a.due_on, a.due_last,
       CASE WHEN a.within > 0 THEN make_date(year(a.due_on) + a.within, month(a.due_on), least(day(a.due_on), day(last_day(make_date(year(a.due_on) + a.within, month(a.due_on), 1)))))
            WHEN a.severity = 'violation' THEN a.due_on END AS by_on
FROM (
    SELECT g.*, s.within, s.severity,
           make_date(year(g.since_on) + s.years, month(g.since_on), least(day(g.since_on), day(last_day(make_date(year(g.since_on) + s.years, month(g.since_on), 1))))) AS due_on,
           make_date(year(g.since_last) + s.years, month(g.since_last), least(day(g.since_last), day(last_day(make_date(year(g.since_last) + s.years, month(g.since_last), 1))))) AS due_last
    FROM stay AS g
    JOIN tenure_stay AS s ON s.pack = g.pack AND s.rule = g.rule AND s.stay_no = g.stay_no
    CROSS JOIN tenure_setting AS d
    WHERE CAST(s.in_force_from AS DATE) <= d.as_of AND (s.in_force_until IS NULL OR CAST(s.in_force_until AS DATE) > d.as_of)
) AS a
