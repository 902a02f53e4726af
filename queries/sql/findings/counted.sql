-- name: counted
-- title: How many there are
-- answers: how many people, staff and pairs were looked at
-- reads: who, kin_word
-- gives: people, staff, kin_pairs (pairs with a word of the list that holds plainly or across a death)
-- bound: people who only run a business are not counted as staff
SELECT (SELECT count(*) FROM who) AS people, (SELECT count(*) FROM who WHERE staff AND NOT outside) AS staff,
       (SELECT count(*)
        FROM (SELECT DISTINCT k.a, k.b FROM kin_word AS k JOIN word AS w ON w.word_no = k.word_no
              WHERE w.scope = 'in' AND k.worth < 8
                AND k.a NOT IN (SELECT p FROM who WHERE outside) AND k.b NOT IN (SELECT p FROM who WHERE outside)) AS pairs) AS kin_pairs
