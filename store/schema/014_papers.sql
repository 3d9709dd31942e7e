-- Which papers belong to a dossier: dated rows with their source. What nobody
-- has confirmed is shown and not demanded. contents are codes with blanks
-- between them; '' for all.
CREATE TABLE paper_rules (
    id {{id}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    contents TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    required BOOLEAN NOT NULL,
    form TEXT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (code, contents, kind, level, source, valid_from)
);

-- Files by their content: the same bytes are kept once. Rows are only added.
CREATE TABLE paper_files (
    sha256 TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    content BYTEA NOT NULL
);

-- Every version of every paper of a dossier. Rows are only added.
CREATE TABLE project_papers (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    number BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT REFERENCES paper_files (sha256),
    kept_at TEXT NOT NULL,
    taken_in_by TEXT NOT NULL,
    taken_in_on BIGINT NOT NULL,
    dropped BOOLEAN NOT NULL,
    on_behalf BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    round BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    UNIQUE (project_id, code, number)
);

-- What an officer found of each paper in a round; paper_id 0: there was none.
CREATE TABLE paper_checks (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    code TEXT NOT NULL,
    round BIGINT NOT NULL,
    paper_id BIGINT NOT NULL,
    ok BOOLEAN NOT NULL,
    cause TEXT NOT NULL,
    note TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (project_id, code, round)
);
