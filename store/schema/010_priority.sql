-- What a project buys. The list is saved as a whole under its own version; the
-- keys are what machines of different projects are held against each other by.
CREATE TABLE machine_lists (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE machines (
    project_id BIGINT NOT NULL REFERENCES machine_lists (project_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    maker TEXT NOT NULL,
    model TEXT NOT NULL,
    made_in BIGINT NOT NULL,
    serials TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit_price BIGINT NOT NULL CHECK (unit_price >= 0),
    invoice TEXT NOT NULL,
    invoice_date BIGINT NOT NULL,
    invoice_key TEXT NOT NULL,
    state TEXT NOT NULL,
    other TEXT NOT NULL,
    other_amount BIGINT NOT NULL,
    other_decision TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (project_id, position)
);
CREATE INDEX machines_invoice ON machines (invoice_key);

CREATE TABLE machine_serials (
    serial TEXT NOT NULL,
    project_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (serial, project_id, position),
    FOREIGN KEY (project_id, position) REFERENCES machines (project_id, position) ON DELETE CASCADE
);
CREATE INDEX machine_serials_project ON machine_serials (project_id, position);

-- One legal person by its tax code: a branch has its parent's ten digits; the
-- twelve digits of a household are one person's.
CREATE INDEX establishments_entity ON establishments (substr(tax_code, 1, CASE length(tax_code) WHEN 12 THEN 12 ELSE 10 END));
CREATE INDEX establishments_merged ON establishments (merged_into);

-- What a person concluded of a warning of double funding on one project.
CREATE TABLE double_answers (
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    other_id BIGINT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('not_same', 'allowed', 'double')),
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    who TEXT NOT NULL,
    day BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (project_id, key)
);
CREATE INDEX double_answers_other ON double_answers (other_id);

-- The province's criteria of priority: dated rows with points and source.
CREATE TABLE criteria (
    id {{id}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    ask TEXT NOT NULL CHECK (ask IN ('yes', 'count', 'money')),
    unit TEXT NOT NULL,
    least BIGINT NOT NULL,
    points BIGINT NOT NULL,
    needs TEXT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (code, least, source, valid_from)
);

-- What a project claims of its priority and what an officer found, side by
-- side; saved as a whole under its own version.
CREATE TABLE priority_sheets (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE priority_answers (
    project_id BIGINT NOT NULL REFERENCES priority_sheets (project_id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    claimed_value BIGINT,
    claimed_evidence TEXT NOT NULL,
    claimed_dated BIGINT NOT NULL,
    claimed_valid_to BIGINT NOT NULL,
    claimed_by TEXT NOT NULL,
    claimed_by_id BIGINT NOT NULL,
    found_value BIGINT,
    found_evidence TEXT NOT NULL,
    found_dated BIGINT NOT NULL,
    found_valid_to BIGINT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('', 'confirmed', 'refused')),
    note TEXT NOT NULL,
    found_by TEXT NOT NULL,
    found_on BIGINT NOT NULL,
    PRIMARY KEY (project_id, code)
);

-- A project that a signed paper puts at another place of one ranking.
CREATE TABLE priority_overrides (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    year BIGINT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('national', 'local')),
    place BIGINT NOT NULL CHECK (place > 0),
    reason TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_role TEXT NOT NULL,
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    on_day BIGINT NOT NULL,
    version BIGINT NOT NULL
);
