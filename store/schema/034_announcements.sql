-- What is announced to everybody of some roles. Each who gets it has it among
-- his notices; rows are only added.
CREATE TABLE announcements (
    id {{id}},
    entry_key TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    roles TEXT NOT NULL,
    place_code TEXT NOT NULL,
    place_name TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    who TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (user_id, entry_key)
);
{{append_only announcements}}
