-- name: counted
-- title: Posts that count under a clause
-- answers: which post counts for how long a person has stayed with what, by which clause
-- reads: tenure_stay, tenure_function, rule_organ_kind, post_ever, subject, work, role_post, away
-- gives: pack, rule, stay_no, subject, p, post_no, blank (the field whose value is not known: tier, section; else null), by_title (the business is told by the title alone), section, inferred (as in subject)
-- bound: in organs of the kinds the pack and the clause cover; a secondment counts for nothing where the person is seconded to; a post of unknown tier counts where some tier would
SELECT DISTINCT s.pack, s.rule, s.stay_no, u.subject, t.p, t.post_no,
       coalesce(u.blank, CASE WHEN s.role_tier AND t.tier IS NULL THEN 'tier' END) AS blank,
       s.same = 'business' AND u.function IS NULL AS by_title, t.section, u.inferred
FROM tenure_stay AS s
JOIN rule_organ_kind AS k ON k.pack = s.pack
JOIN post_ever AS t ON t.organ_kind = k.kind AND (s.organ_kinds IS NULL OR instr(concat(';', s.organ_kinds, ';'), concat(';', t.organ_kind, ';')) > 0)
JOIN subject AS u ON u.post_no = t.post_no AND u.same = s.same
LEFT JOIN role_post AS r ON r.pack = s.pack AND r.role = s.role AND r.post_no = t.post_no
LEFT JOIN away AS a ON a.pack = s.pack AND a.rule = s.rule AND a.post_no = t.post_no
LEFT JOIN (
    SELECT f.pack, f.rule, w.post_no, w.function
    FROM tenure_function AS f
    JOIN work AS w ON w.function = f.function
) AS f ON f.pack = s.pack AND f.rule = s.rule AND f.post_no = t.post_no AND f.function = coalesce(u.function, f.function)
WHERE (s.role IS NULL OR r.post_no IS NOT NULL)
  AND (NOT s.by_function OR f.post_no IS NOT NULL)
  AND a.post_no IS NULL
