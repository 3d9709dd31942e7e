-- Findings (tồn tại, vướng mắc) are matters with somebody who answers for them:
-- raised_in is the inspection or the report that raised one, 0 for none.
ALTER TABLE matters ADD COLUMN owner_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE matters ADD COLUMN owner_name TEXT NOT NULL DEFAULT '';
ALTER TABLE matters ADD COLUMN blocking BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE matters ADD COLUMN raised_in BIGINT NOT NULL DEFAULT 0;
CREATE INDEX matters_raised ON matters (raised_in);

-- Periods whose progress report was asked for, each once.
CREATE TABLE report_periods (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    period TEXT NOT NULL,
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    PRIMARY KEY (project_id, period)
);

-- Every progress report as it was sent. Rows are only added.
CREATE TABLE progress_reports (
    id {{id}},
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    number BIGINT NOT NULL,
    done TEXT NOT NULL,
    percent BIGINT NOT NULL CHECK (percent BETWEEN 0 AND 100),
    spent_support BIGINT NOT NULL CHECK (spent_support >= 0),
    spent_own BIGINT NOT NULL CHECK (spent_own >= 0),
    obstacle_type TEXT NOT NULL,
    obstacle TEXT NOT NULL,
    ends BIGINT NOT NULL,
    due BIGINT NOT NULL,
    sent_on BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    UNIQUE (matter_id, number)
);
CREATE INDEX progress_reports_project ON progress_reports (project_id, id);

-- The minutes of a visit. body is what they say, as JSON; once concluded a row
-- is not changed any more.
CREATE TABLE inspections (
    id {{id}},
    matter_id BIGINT NOT NULL UNIQUE REFERENCES matters (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    number TEXT NOT NULL,
    held BIGINT NOT NULL,
    body TEXT NOT NULL,
    concluded BOOLEAN NOT NULL,
    written_by BIGINT NOT NULL,
    writer_name TEXT NOT NULL,
    writer_post TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX inspections_project ON inspections (project_id, id);

-- The checklist of inspections. contents are codes with blanks between them; ''
-- for all.
CREATE TABLE inspection_points (
    id {{id}},
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    contents TEXT NOT NULL,
    type TEXT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (code, contents, type, source, valid_from)
);

-- Photos by the bytes that were sent, kept once; small and large are drawn anew
-- and carry nothing of what the camera wrote. looks is a 64-bit mark of what
-- the picture looks like, 0 for too plain.
CREATE TABLE photo_files (
    sha256 TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    looks BIGINT NOT NULL,
    taken TIMESTAMP,
    has_place BOOLEAN NOT NULL,
    latitude BIGINT NOT NULL,
    longitude BIGINT NOT NULL,
    camera TEXT NOT NULL,
    original BYTEA NOT NULL,
    large BYTEA NOT NULL,
    small BYTEA NOT NULL
);
CREATE TABLE photos (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    shows TEXT NOT NULL,
    machine BIGINT NOT NULL,
    caption TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES photo_files (sha256),
    dropped BOOLEAN NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL
);
CREATE INDEX photos_matter ON photos (matter_id, id);
CREATE INDEX photos_project ON photos (project_id, id);
CREATE INDEX photos_file ON photos (sha256);
-- Photos of two projects that are the same or look the same, both ways.
CREATE TABLE photo_twins (
    photo_id BIGINT NOT NULL REFERENCES photos (id),
    other_id BIGINT NOT NULL REFERENCES photos (id),
    same BOOLEAN NOT NULL,
    PRIMARY KEY (photo_id, other_id)
);
