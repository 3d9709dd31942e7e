-- Acceptance records. Once concluded a record is never changed: body is what it
-- said, as JSON. Cancelling keeps it and says by which paper and why.
CREATE TABLE acceptances (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'concluded', 'cancelled')),
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    body TEXT NOT NULL,
    writer_id BIGINT NOT NULL,
    written_by TEXT NOT NULL,
    concluded_id BIGINT NOT NULL,
    concluded_name TEXT NOT NULL,
    concluded_post TEXT NOT NULL,
    concluded_at TIMESTAMP,
    cancelled_id BIGINT NOT NULL,
    cancelled_name TEXT NOT NULL,
    cancelled_post TEXT NOT NULL,
    cancelled_at TIMESTAMP,
    reason TEXT NOT NULL,
    paper TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX acceptances_project ON acceptances (project_id, id);
CREATE UNIQUE INDEX acceptances_open ON acceptances (project_id) WHERE state IN ('draft', 'concluded');

-- Settlements, kept in the same way. filed is when the whole file was handed in.
CREATE TABLE settlements (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    acceptance_id BIGINT NOT NULL REFERENCES acceptances (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'concluded', 'cancelled')),
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    filed BIGINT NOT NULL,
    body TEXT NOT NULL,
    writer_id BIGINT NOT NULL,
    written_by TEXT NOT NULL,
    concluded_id BIGINT NOT NULL,
    concluded_name TEXT NOT NULL,
    concluded_post TEXT NOT NULL,
    concluded_at TIMESTAMP,
    cancelled_id BIGINT NOT NULL,
    cancelled_name TEXT NOT NULL,
    cancelled_post TEXT NOT NULL,
    cancelled_at TIMESTAMP,
    reason TEXT NOT NULL,
    paper TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX settlements_project ON settlements (project_id, id);
CREATE UNIQUE INDEX settlements_open ON settlements (project_id) WHERE state IN ('draft', 'concluded');

-- Vouchers: one that was wrong is voided and stays. The same invoice is of one
-- project alone in the whole province, and counts once for each of its lines.
CREATE TABLE vouchers (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    seller TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    content TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    unit TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    cost_id BIGINT NOT NULL,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT REFERENCES paper_files (sha256),
    explanation TEXT NOT NULL,
    voided BOOLEAN NOT NULL,
    void_reason TEXT NOT NULL,
    invoice_key TEXT NOT NULL,
    folded TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX vouchers_project ON vouchers (project_id, id);
CREATE INDEX vouchers_folded ON vouchers (folded);
CREATE UNIQUE INDEX vouchers_invoice ON vouchers (invoice_key, project_id, cost_id) WHERE invoice_key <> '' AND NOT voided;

-- Liquidations of contracts: written once.
CREATE TABLE liquidations (
    id {{id}},
    project_id BIGINT NOT NULL UNIQUE REFERENCES projects (id),
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    note TEXT NOT NULL,
    kept TEXT NOT NULL,
    body TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
