-- What is said on a dossier: to the other side, or among the offices only.
-- Rows are only ever added. field is the part of the dossier that it is about,
-- '' for all of it; form_key is that of the form it was written in.
CREATE TABLE messages (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    internal BOOLEAN NOT NULL,
    field TEXT NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    form_key TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_id BIGINT NOT NULL,
    post_title TEXT NOT NULL,
    role TEXT NOT NULL
);
CREATE INDEX messages_project ON messages (project_id, internal, id);

-- The newest message that a person has marked as read, of each kind.
CREATE TABLE message_reads (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    account_id BIGINT NOT NULL,
    internal BOOLEAN NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (project_id, account_id, internal)
);

-- Which kinds of notices a person wants by mail once a day, or not at all; the
-- others come at once.
CREATE TABLE mail_choices (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('daily', 'never')),
    PRIMARY KEY (account_id, kind)
);
-- A mail that waits for the day's letter.
ALTER TABLE outbox ADD COLUMN daily BOOLEAN NOT NULL DEFAULT FALSE;

-- The wordings of notices that an office wrote itself. Rows are only ever
-- added: the highest number counts, and one that is shipped goes back to what
-- the program comes with.
CREATE TABLE templates (
    key TEXT NOT NULL,
    number BIGINT NOT NULL,
    shipped BOOLEAN NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    PRIMARY KEY (key, number)
);
