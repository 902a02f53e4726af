-- name: clone_kin
-- title: Kinship of people who have moved
-- answers: which pairs are relatives of whom at least one has moved
-- reads: kin_word, clone, clone_organ, asked_link, business
-- gives: the columns of kin_word
-- bound: pairs of whom neither moves are known already; two who both move are asked where they would work in one organ, or a pack asks about linked organs, or one runs a business: else no rule compares their new posts
SELECT c.clone AS a, w.b, w.word_no, w.worth FROM kin_word AS w JOIN clone AS c ON c.p = w.a
UNION ALL
SELECT w.a, c.clone, w.word_no, w.worth FROM kin_word AS w JOIN clone AS c ON c.p = w.b
UNION ALL
SELECT m.who, m.mate, w.word_no, w.worth
FROM kin_word AS w
JOIN (
    SELECT x.p AS one, y.p AS other, x.clone AS who, y.clone AS mate
    FROM clone_organ AS x
    JOIN clone_organ AS y ON y.organ_id = x.organ_id
    JOIN (SELECT DISTINCT a, b FROM kin_word) AS k ON k.a = x.p AND k.b = y.p
    UNION
    SELECT x.p, y.p, x.clone, y.clone
    FROM (SELECT DISTINCT a, b FROM kin_word) AS k
    JOIN clone AS x ON x.p = k.a
    JOIN clone AS y ON y.p = k.b
    WHERE EXISTS (SELECT 1 FROM asked_link) OR k.a IN (SELECT p FROM business) OR k.b IN (SELECT p FROM business)
) AS m ON m.one = w.a AND m.other = w.b
