CREATE TABLE norms (
    id {{id}},
    content TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('national', 'local', 'all')),
    rate BIGINT,
    cap BIGINT,
    per TEXT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (content, level, source, clause, valid_from)
);

ALTER TABLE projects ADD COLUMN norm_exception TEXT NOT NULL DEFAULT '';
