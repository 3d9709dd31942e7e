-- Dated lists of areas, each row with its source. What nobody has confirmed is
-- shown and not applied.
CREATE TABLE areas (
    id {{id}},
    kind TEXT NOT NULL,
    place_code TEXT NOT NULL,
    place_name TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (kind, place_code, place_name, name, source, valid_from)
);
CREATE INDEX areas_place ON areas (place_code);

-- Numbers that laws set, and the ceilings of size classes: rows with source,
-- confirmed by somebody or not applied.
CREATE TABLE rules (
    id {{id}},
    key TEXT NOT NULL,
    value BIGINT NOT NULL,
    working BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (key, source, clause, valid_from)
);

CREATE TABLE size_rules (
    id {{id}},
    class TEXT NOT NULL,
    test TEXT NOT NULL,
    workers BIGINT,
    revenue BIGINT,
    capital BIGINT,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (class, source, clause, valid_from)
);

ALTER TABLE establishments ADD COLUMN old_tax_code TEXT NOT NULL DEFAULT '';
ALTER TABLE establishments ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE establishments ADD COLUMN owner_birth BIGINT NOT NULL DEFAULT 0;
ALTER TABLE establishments ADD COLUMN sector TEXT NOT NULL DEFAULT '';
ALTER TABLE establishments ADD COLUMN vsic TEXT NOT NULL DEFAULT '';
ALTER TABLE establishments ADD COLUMN vsic_list TEXT NOT NULL DEFAULT '';
ALTER TABLE establishments ADD COLUMN data_year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE establishments ADD COLUMN workers BIGINT;
ALTER TABLE establishments ADD COLUMN revenue BIGINT;
ALTER TABLE establishments ADD COLUMN capital BIGINT;
ALTER TABLE establishments ADD COLUMN women_owned BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE establishments ADD COLUMN minority_owned BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX establishments_old_tax ON establishments (old_tax_code);

-- The watch list: why appraisers look twice at an establishment. Lifted flags
-- stay with their reason.
CREATE TABLE watches (
    id {{id}},
    establishment_id BIGINT NOT NULL REFERENCES establishments (id),
    reason TEXT NOT NULL,
    day BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    lifted_on BIGINT NOT NULL,
    lifted_by TEXT NOT NULL,
    lifted_reason TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX watches_establishment ON watches (establishment_id);

-- The conditions of a project as a person has answered them, and what the
-- program saw when he did.
CREATE TABLE eligibilities (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id),
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE eligibility_answers (
    project_id BIGINT NOT NULL REFERENCES eligibilities (project_id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'na')),
    evidence TEXT NOT NULL,
    document_no TEXT NOT NULL,
    document_date BIGINT NOT NULL,
    remark TEXT NOT NULL,
    found TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_on BIGINT NOT NULL,
    PRIMARY KEY (project_id, code)
);

-- Whether the machine was bought or the work begun, and when.
CREATE TABLE project_starts (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id),
    begun TEXT NOT NULL CHECK (begun IN ('no', 'yes')),
    day BIGINT NOT NULL,
    item TEXT NOT NULL,
    document TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    version BIGINT NOT NULL
);
