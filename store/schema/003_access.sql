-- Accounts are never removed: history and holdings keep pointing to them. Their
-- numbers begin at 2, because 1 is the user of a machine without accounts.
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT NOT NULL,
    disabled BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE posts (
    id {{id}},
    title TEXT NOT NULL,
    role TEXT NOT NULL,
    places TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('', 'national', 'local')),
    establishment_id BIGINT REFERENCES establishments (id),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE holdings (
    id {{id}},
    post_id BIGINT NOT NULL REFERENCES posts (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    held_from BIGINT NOT NULL,
    held_to BIGINT NOT NULL,
    standing_in BOOLEAN NOT NULL
);
CREATE INDEX holdings_account ON holdings (account_id);
CREATE INDEX holdings_post ON holdings (post_id);

-- The token is the SHA-256 of what the browser keeps.
CREATE TABLE sessions (
    token TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    post_id BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);

-- By what was typed as login, also where there is no such account, so that
-- nobody learns from it which accounts there are.
CREATE TABLE sign_in_failures (
    login TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TIMESTAMP NOT NULL
);

ALTER TABLE events ADD COLUMN post_title TEXT NOT NULL DEFAULT '';
