-- name: exempted
-- title: Who is exempt from a clause
-- answers: who retires soon or holds a specialised post, by which clause
-- reads: tenure_stay, known, post_ever, role_post, tenure_setting
-- gives: pack, rule, p, why (near-retirement, specialised)
-- bound: near retirement only where sex and birth are known, by the last day the birth can mean; specialised by a post held on the day asked about
SELECT s.pack, s.rule, k.p, 'near-retirement' AS why
FROM (SELECT DISTINCT pack, rule, near_retirement, retire_men, retire_women FROM tenure_stay WHERE near_retirement > 0) AS s
CROSS JOIN tenure_setting AS d
JOIN known AS k ON k.birth_last IS NOT NULL AND k.male IS NOT NULL
WHERE make_date(year(k.birth_last) + CASE WHEN k.male THEN s.retire_men ELSE s.retire_women END - s.near_retirement, month(k.birth_last),
                least(day(k.birth_last), day(last_day(make_date(year(k.birth_last) + CASE WHEN k.male THEN s.retire_men ELSE s.retire_women END - s.near_retirement, month(k.birth_last), 1))))) <= d.as_of
UNION ALL
SELECT DISTINCT s.pack, s.rule, t.p, 'specialised'
FROM tenure_stay AS s
CROSS JOIN tenure_setting AS d
JOIN role_post AS r ON r.pack = s.pack AND r.role = s.exempt_role
JOIN post_ever AS t ON t.post_no = r.post_no AND (t.tier IS NOT NULL OR NOT s.exempt_tier)
WHERE t.until_on > d.as_of
