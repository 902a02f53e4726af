"""What the text of one cell says: a date, a name, an identity number, a family told in one text."""
