-- The contents that a post works with, by code and with blanks between them;
-- '' for all.
ALTER TABLE posts ADD COLUMN contents TEXT NOT NULL DEFAULT '';

-- The accounts of the illustrative office, whose password everybody is told
-- on the page to sign in. A row here marks the whole database as illustrative.
CREATE TABLE sample_accounts (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    password TEXT NOT NULL
);
