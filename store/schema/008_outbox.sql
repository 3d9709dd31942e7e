-- Where a person's notices go besides the program. The calendar is the SHA-256
-- of the word in the address that a phone subscribes to; '' for none.
ALTER TABLE accounts ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN by_mail BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE accounts ADD COLUMN calendar TEXT NOT NULL DEFAULT '';
CREATE INDEX accounts_calendar ON accounts (calendar);

-- made_key makes a notice once for each account, however often it is told.
CREATE TABLE notices (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    made_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    read_at TIMESTAMP,
    UNIQUE (account_id, made_key)
);
CREATE INDEX notices_account ON notices (account_id, read_at, id);
CREATE INDEX notices_subject ON notices (subject, subject_id, made_key);

-- The mails of notices, written with them. Whoever takes a row to send it puts
-- its next_at beyond the time that sending takes: should he be gone by then, the
-- row is taken again. The token is that of the letter that the mail goes in with
-- others to the same person, '' until the first try; it stays for the next ones,
-- so that the same letter is known as the same.
CREATE TABLE outbox (
    id {{id}},
    notice_id BIGINT NOT NULL UNIQUE REFERENCES notices (id),
    token TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    tries BIGINT NOT NULL,
    next_at TIMESTAMP NOT NULL,
    last_error TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP
);
CREATE INDEX outbox_next ON outbox (state, next_at, token, id);
CREATE INDEX outbox_token ON outbox (token);
