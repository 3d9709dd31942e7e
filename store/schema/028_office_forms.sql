-- Word forms that an office made itself. A row is only ever withdrawn: a newer
-- form of the same paper and name follows it from its own day.
CREATE TABLE office_forms (
    id {{id}},
    paper TEXT NOT NULL,
    name TEXT NOT NULL,
    from_day BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    note TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    content BYTEA NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    version BIGINT NOT NULL
);
