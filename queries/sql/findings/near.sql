-- name: near
-- title: People on the way between two relatives
-- answers: who stands within the half paths of people in findings
-- reads: asked, up, wed
-- gives: p
-- bound: two parents up from the person or the spouse (who is a third up is asked about, or not on the way), the spouses of children (a child on the way is one of these, or of who is asked about)
WITH involved AS (SELECT DISTINCT p FROM asked),
start AS (SELECT p FROM involved UNION SELECT w.b FROM wed AS w JOIN involved AS i ON i.p = w.a),
one_up AS (SELECT u.parent AS p FROM up AS u JOIN start AS s ON s.p = u.child),
two_up AS (SELECT u.parent AS p FROM up AS u JOIN one_up AS s ON s.p = u.child),
one_down AS (SELECT u.child AS p FROM up AS u JOIN involved AS s ON s.p = u.parent),
below AS (SELECT w.b AS p FROM wed AS w JOIN one_down AS d ON d.p = w.a),
beside AS (SELECT w.b AS p FROM wed AS w JOIN one_up AS s ON s.p = w.a)
SELECT p FROM start UNION SELECT p FROM one_up UNION SELECT p FROM two_up UNION SELECT p FROM below UNION SELECT p FROM beside
