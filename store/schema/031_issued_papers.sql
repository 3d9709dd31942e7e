-- Papers that the office gave out, frozen: the number, the date, who signed, and
-- their files. A row is never deleted; what ended it is written into it once.
-- of_id is the plan or the report, 0 for papers of a project.
CREATE TABLE issued_papers (
    id {{id}},
    sort TEXT NOT NULL,
    project_id BIGINT REFERENCES projects (id),
    of_id BIGINT NOT NULL,
    record_key TEXT NOT NULL,
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    issuer TEXT NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    symbol TEXT NOT NULL,
    symbol_key TEXT NOT NULL,
    year BIGINT NOT NULL,
    dated BIGINT NOT NULL,
    signer_post TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    replaces BIGINT NOT NULL,
    reason TEXT NOT NULL,
    ended TEXT NOT NULL,
    ended_at TIMESTAMP,
    ended_by TEXT NOT NULL,
    search TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX issued_papers_number ON issued_papers (year, symbol_key, number_key) WHERE state = 'stands';
CREATE INDEX issued_papers_record ON issued_papers (project_id, sort);

-- The forms of an issued paper: docx, pdf, and doc, what they were drawn from.
CREATE TABLE issued_paper_files (
    paper_id BIGINT NOT NULL REFERENCES issued_papers (id),
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES paper_files (sha256),
    size BIGINT NOT NULL,
    PRIMARY KEY (paper_id, format)
);

-- Signed copies of a record's papers. issued_id is the issued paper that was
-- signed, 0 where the program did not issue it. Rows are only added; one that
-- was wrong is marked as dropped. signatures is what was read in a PDF, as JSON.
CREATE TABLE signed_copies (
    id {{id}},
    sort TEXT NOT NULL,
    project_id BIGINT REFERENCES projects (id),
    of_id BIGINT NOT NULL,
    record_key TEXT NOT NULL,
    issued_id BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES paper_files (sha256),
    signatures TEXT NOT NULL,
    note TEXT NOT NULL,
    dropped TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL
);
CREATE INDEX signed_copies_record ON signed_copies (project_id, sort);
