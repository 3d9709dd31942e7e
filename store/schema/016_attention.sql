-- The home page: what waits for whom is read from one index, by stage and last
-- day, with all that a scope asks; what changed since somebody last looked, and
-- what he worked on himself.
DROP INDEX projects_waiting;
CREATE INDEX projects_waiting ON projects (recorded, stage, due, id, level, place_code, content, establishment_id);
CREATE INDEX events_user ON events (user_id, id);

-- Up to which event a person has seen what changed. It moves only when he says
-- so: a page that did not arrive loses nothing.
CREATE TABLE attention (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    seen_to BIGINT NOT NULL,
    seen_at TIMESTAMP NOT NULL
);
