-- name: touching
-- title: Relatives whom a rule can concern
-- answers: which relatives hold posts in one organ or in organs that rules link, name each other in a post, or run a business
-- reads: kin_word, post_now, organ, asked_link, business
-- gives: the rows of kin_word for these pairs
-- bound: rather too many than too few: what the posts really are to each other is asked in post_pair, linked_pair, business_led
WITH seat AS (
    SELECT p, organ_id AS place FROM post_now
    UNION
    SELECT t.p, o.parent_organ_id
    FROM post_now AS t
    JOIN organ AS o ON o.organ_id = t.organ_id
    WHERE o.parent_organ_id IS NOT NULL AND EXISTS (SELECT 1 FROM asked_link WHERE link IN ('above', 'two-above', 'group'))
    UNION
    SELECT t.p, a.parent_organ_id
    FROM post_now AS t
    JOIN organ AS o ON o.organ_id = t.organ_id
    JOIN organ AS a ON a.organ_id = o.parent_organ_id
    WHERE a.parent_organ_id IS NOT NULL AND EXISTS (SELECT 1 FROM asked_link WHERE link = 'two-above')
),
named AS (
    SELECT p, reports_to AS other FROM post_now
    UNION
    SELECT p, in_charge FROM post_now
    UNION
    SELECT l.p, m.reports_to FROM post_now AS l JOIN post_now AS m ON m.p = l.reports_to
    WHERE EXISTS (SELECT 1 FROM asked_link WHERE link = 'named-twice')
),
concerned AS (
    SELECT p FROM business
    UNION
    SELECT p FROM post_now WHERE tier = 1 AND EXISTS (SELECT 1 FROM asked_link WHERE link = 'elsewhere')
)
SELECT k.a, k.b, k.word_no, k.worth
FROM kin_word AS k
JOIN seat AS t ON t.p = k.a
JOIN seat AS u ON u.p = k.b AND u.place = t.place
UNION
SELECT k.a, k.b, k.word_no, k.worth FROM kin_word AS k JOIN named AS n ON n.p = k.a AND n.other = k.b
UNION
SELECT k.a, k.b, k.word_no, k.worth FROM kin_word AS k JOIN named AS n ON n.p = k.b AND n.other = k.a
UNION
SELECT k.a, k.b, k.word_no, k.worth FROM kin_word AS k WHERE k.a IN (SELECT p FROM concerned) OR k.b IN (SELECT p FROM concerned)
