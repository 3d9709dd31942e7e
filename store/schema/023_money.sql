-- What laws say of paying each content of support: how much on which volume of
-- work, or (item not empty) one paper of evidence. What nobody has confirmed is
-- shown and not applied.
CREATE TABLE payment_rules (
    id {{id}},
    content TEXT NOT NULL,
    stage TEXT NOT NULL,
    percent BIGINT NOT NULL,
    volume BIGINT NOT NULL,
    volume_of TEXT NOT NULL,
    accepted BOOLEAN NOT NULL,
    item TEXT NOT NULL,
    optional BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (content, stage, item, source, clause, valid_from)
);

-- What a matter of paying says beside its amount.
CREATE TABLE payments (
    matter_id BIGINT PRIMARY KEY REFERENCES matters (id),
    source TEXT NOT NULL,
    installment BIGINT NOT NULL,
    volume BIGINT NOT NULL,
    year BIGINT NOT NULL,
    confirmed BIGINT NOT NULL
);
INSERT INTO payments (matter_id, source, installment, volume, year, confirmed)
    SELECT m.id, p.level, 0, 0, 0, m.amount FROM matters m JOIN projects p ON p.id = m.project_id WHERE m.kind = 'payment';

-- Papers of evidence that came with a request, and that somebody looked at
-- them. Rows are only ever added.
CREATE TABLE payment_evidence (
    id {{id}},
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    code TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT REFERENCES paper_files (sha256),
    kept_at TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX payment_evidence_matter ON payment_evidence (matter_id, id);
CREATE TABLE payment_evidence_checks (
    id {{id}},
    evidence_id BIGINT NOT NULL REFERENCES payment_evidence (id),
    ok BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX payment_evidence_checks_evidence ON payment_evidence_checks (evidence_id);

-- Statements of the Treasury for a fund's fiscal year, their lines, and which
-- lines of the ledger each of them is.
CREATE TABLE statements (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    level TEXT NOT NULL,
    year BIGINT NOT NULL,
    name TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX statements_fund ON statements (programme_id, level, year);
CREATE TABLE statement_lines (
    id {{id}},
    statement_id BIGINT NOT NULL REFERENCES statements (id),
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    level TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    dated BIGINT NOT NULL,
    document TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (programme_id, level, year, key)
);
CREATE INDEX statement_lines_statement ON statement_lines (statement_id);
CREATE TABLE statement_matches (
    entry_id BIGINT PRIMARY KEY REFERENCES ledger (id),
    line_id BIGINT NOT NULL REFERENCES statement_lines (id),
    by_rule BOOLEAN NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX statement_matches_line ON statement_matches (line_id);
