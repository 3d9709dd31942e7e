-- The contract of a project: as it is drafted, later as it stands. Its sums and
-- days stand beside the terms for lists.
CREATE TABLE contracts (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    state TEXT NOT NULL,
    state_since TIMESTAMP NOT NULL,
    terms TEXT NOT NULL,
    support BIGINT NOT NULL CHECK (support >= 0),
    total BIGINT NOT NULL CHECK (total >= 0),
    until_day BIGINT NOT NULL,
    folded TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (project_id)
);
CREATE INDEX contracts_state ON contracts (state, until_day, id);

-- The contract as signed (no 0) and every annex, with all terms. Rows are only
-- ever added; a request is carried out by one annex alone.
CREATE TABLE contract_versions (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contracts (id),
    no BIGINT NOT NULL,
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    reason TEXT NOT NULL,
    matter_id BIGINT REFERENCES matters (id),
    terms TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (contract_id, no)
);
CREATE UNIQUE INDEX contract_versions_matter ON contract_versions (matter_id);
{{append_only contract_versions}}

-- Suspending, resuming, stopping, asking money back, liquidating. Rows are only
-- ever added.
CREATE TABLE contract_acts (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contracts (id),
    deed TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    reason TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    due BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX contract_acts_contract ON contract_acts (contract_id, id);
{{append_only contract_acts}}
