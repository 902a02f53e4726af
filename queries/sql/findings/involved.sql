-- name: involved
-- title: People whose posts are shown
-- answers: who is named in a finding, with the post that it is about
-- reads: finding, swap, quota_tie, post_now, person, organ
-- gives: p, post_no (null for who only runs a business), person_id, name, sex, birth, organ_id, organ, section, title, tier, chief, functions, level, start_on, reorganised_on
-- bound: one row per person and post of a finding
SELECT DISTINCT q.p, t.post_no, q.person_id, q.name, q.sex, q.birth, t.organ_id, o.name AS organ, o.kind AS organ_kind, t.section, t.title, t.tier, t.chief,
       t.functions, t.level, t.start_on, t.reorganised_on
FROM (
    SELECT one AS p, one_post AS post_no FROM finding
    UNION
    SELECT other, other_post FROM finding
    UNION
    SELECT mate_one, mate_one_post FROM swap
    UNION
    SELECT mate_other, mate_other_post FROM swap
    UNION
    SELECT one, one_post FROM quota_tie
    UNION
    SELECT other, other_post FROM quota_tie
) AS f
JOIN person AS q ON q.p = f.p
LEFT JOIN post_now AS t ON t.post_no = f.post_no
LEFT JOIN organ AS o ON o.organ_id = t.organ_id
