CREATE TABLE programmes (
    id {{id}},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    province TEXT NOT NULL,
    province_code TEXT NOT NULL,
    year_from BIGINT NOT NULL,
    year_to BIGINT NOT NULL,
    approver TEXT NOT NULL,
    decision_no TEXT NOT NULL,
    decision_date BIGINT NOT NULL,
    parent_office TEXT NOT NULL,
    office TEXT NOT NULL,
    seat TEXT NOT NULL,
    illustrative BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (year_from <= year_to)
);

CREATE TABLE places (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    parent_code TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    PRIMARY KEY (code, valid_from)
);

CREATE TABLE targets (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    year_from BIGINT NOT NULL,
    year_to BIGINT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('national', 'local', 'all')),
    content TEXT NOT NULL,
    projects BIGINT,
    plans BIGINT,
    support BIGINT,
    counterpart BIGINT,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (programme_id, year_from, year_to, level, content)
);

CREATE TABLE plans (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    year BIGINT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('national', 'local')),
    decision_no TEXT NOT NULL,
    decision_date BIGINT NOT NULL,
    signer TEXT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (programme_id, year, level)
);

CREATE TABLE establishments (
    id {{id}},
    name TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    tax_code TEXT NOT NULL,
    place_code TEXT NOT NULL,
    place_name TEXT NOT NULL,
    address TEXT NOT NULL,
    trade TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    illustrative BOOLEAN NOT NULL,
    folded TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX establishments_sort ON establishments (sort_key, id);
CREATE INDEX establishments_tax ON establishments (tax_code);

-- The sums of a project's funding lines are kept beside it, written only
-- together with the lines, so that lists and evaluations read one table.
CREATE TABLE projects (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('project', 'plan')),
    content TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('national', 'local')),
    year BIGINT NOT NULL,
    establishment_id BIGINT REFERENCES establishments (id),
    place_code TEXT NOT NULL,
    place_name TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('registered', 'approved', 'underway', 'completed', 'stopped')),
    commitment BIGINT NOT NULL CHECK (commitment >= 0),
    approved_support BIGINT NOT NULL,
    approved_counterpart BIGINT NOT NULL,
    approved_other BIGINT NOT NULL,
    done_support BIGINT NOT NULL,
    done_counterpart BIGINT NOT NULL,
    done_other BIGINT NOT NULL,
    note TEXT NOT NULL,
    folded TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (programme_id, code)
);
CREATE INDEX projects_cells ON projects (programme_id, year, level, kind, content, place_code, place_name, stage,
    approved_support, approved_counterpart, approved_other, done_support, done_counterpart, done_other);
CREATE INDEX projects_establishment ON projects (establishment_id);

CREATE TABLE funding_lines (
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    approved BIGINT NOT NULL CHECK (approved >= 0),
    done BIGINT NOT NULL CHECK (done >= 0),
    PRIMARY KEY (project_id, position)
);
-- An evaluation adds these up over all projects: it reads the index alone.
CREATE INDEX funding_lines_sums ON funding_lines (project_id, source, approved, done);

CREATE TABLE outcomes (
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    indicator TEXT NOT NULL,
    promised BIGINT,
    actual BIGINT,
    PRIMARY KEY (project_id, indicator)
);
CREATE INDEX outcomes_sums ON outcomes (project_id, indicator, promised, actual);

CREATE TABLE stated_figures (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    content TEXT NOT NULL,
    measure TEXT NOT NULL,
    unit TEXT NOT NULL,
    value BIGINT NOT NULL,
    step BIGINT NOT NULL,
    qualifier TEXT NOT NULL,
    scope TEXT NOT NULL,
    detail TEXT NOT NULL,
    source TEXT NOT NULL,
    locator TEXT NOT NULL,
    quote TEXT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX stated_figures_programme ON stated_figures (programme_id);

CREATE TABLE explanations (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    key TEXT NOT NULL,
    difference BIGINT NOT NULL,
    explained_by TEXT NOT NULL,
    explained_on BIGINT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    counts TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (programme_id, key)
);

CREATE TABLE remarks (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    year_from BIGINT NOT NULL,
    year_to BIGINT NOT NULL,
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX remarks_programme ON remarks (programme_id, year_from, year_to);

CREATE TABLE reports (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    year_from BIGINT NOT NULL,
    year_to BIGINT NOT NULL,
    number TEXT NOT NULL,
    symbol TEXT NOT NULL,
    date BIGINT NOT NULL,
    seat TEXT NOT NULL,
    addressee TEXT NOT NULL,
    sections TEXT NOT NULL,
    recipients TEXT NOT NULL,
    signer_power TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    issued_at TIMESTAMP,
    issued_by TEXT NOT NULL,
    figures TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE report_files (
    report_id BIGINT NOT NULL REFERENCES reports (id),
    format TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (report_id, format)
);

CREATE TABLE events (
    id {{id}},
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    programme_id BIGINT NOT NULL,
    action TEXT NOT NULL,
    title TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    changes TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX events_subject ON events (subject, subject_id, id);
CREATE INDEX events_programme ON events (programme_id, id);
