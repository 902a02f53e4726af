-- name: kin_concerned
-- title: Pairs that a post in one organ can concern
-- answers: which pairs of relatives a person or somebody who works in an organ belongs to
-- reads: kin_word, known, post, move_organ, move_person
-- gives: the columns of kin_word
-- bound: no finding about the person hangs on other pairs
SELECT w.a, w.b, w.word_no, w.worth
FROM kin_word AS w
WHERE w.a IN (SELECT k.p FROM known AS k JOIN move_person AS m ON m.person_id = k.person_id
              UNION SELECT t.p FROM post AS t JOIN move_organ AS o ON o.organ_id = t.organ_id)
   OR w.b IN (SELECT k.p FROM known AS k JOIN move_person AS m ON m.person_id = k.person_id
              UNION SELECT t.p FROM post AS t JOIN move_organ AS o ON o.organ_id = t.organ_id)
