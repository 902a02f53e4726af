-- name: stayed
-- title: The posts of those who are due
-- answers: by which posts, and which secondments between, a person has stayed
-- reads: tenure, placed, counted, post_ever, tenure_setting
-- gives: pack, rule, stay_no, subject, p, post_no, organ_id, organ, organ_kind, origin_id, section, title, tier, chief, level, functions, start, end, source, start_on, away, blank, unstarted, held (on the day asked about)
-- bound: by the wide reading, which contains the narrow one
SELECT t.pack, t.rule, t.stay_no, t.subject, t.p, b.post_no, e.organ_id, e.organ, e.organ_kind, e.origin_id, e.section, e.title, e.tier, e.chief, e.level, e.functions, e.start, e."end", e.source, e.start_on, b.away,
       c.blank, NOT b.away AND e.start_on IS NULL AS unstarted, e.until_on > d.as_of AS held
FROM tenure AS t
JOIN placed AS b ON b.pack = t.pack AND b.rule = t.rule AND b.stay_no = t.stay_no AND b.subject = t.subject AND b.p = t.p AND b.wide AND b.stay = t.wide
JOIN post_ever AS e ON e.post_no = b.post_no
CROSS JOIN tenure_setting AS d
LEFT JOIN counted AS c ON c.pack = b.pack AND c.rule = b.rule AND c.stay_no = b.stay_no AND c.subject = b.subject AND c.post_no = b.post_no
