-- The contents that a post works with, by code and with blanks between them;
-- '' for all.
ALTER TABLE posts ADD COLUMN contents TEXT NOT NULL DEFAULT '';
