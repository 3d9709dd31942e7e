-- What was found of a project before the support, at acceptance and after it:
-- every version of every sheet. Rows are only added; whether one counts stands
-- in result_checks. month -1: before the support. papers are ids of
-- project_papers with blanks between them.
CREATE TABLE result_sheets (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    month BIGINT NOT NULL,
    number BIGINT NOT NULL,
    taken_on BIGINT NOT NULL,
    in_use TEXT NOT NULL,
    certified TEXT NOT NULL,
    apart BOOLEAN NOT NULL,
    papers TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    role TEXT NOT NULL,
    UNIQUE (project_id, month, number)
);

-- The values of a sheet; value NULL: it could not be found out, why says why.
CREATE TABLE result_values (
    sheet_id BIGINT NOT NULL REFERENCES result_sheets (id),
    indicator TEXT NOT NULL,
    value BIGINT CHECK (value >= 0),
    unit TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('', 'measured', 'stated', 'estimated')),
    why TEXT NOT NULL,
    PRIMARY KEY (sheet_id, indicator)
);

-- What an officer said of a version: that it counts, or that it is to be
-- written again. A version is looked at once.
CREATE TABLE result_checks (
    sheet_id BIGINT PRIMARY KEY REFERENCES result_sheets (id),
    state TEXT NOT NULL CHECK (state IN ('confirmed', 'returned')),
    note TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    who TEXT NOT NULL
);

-- What came of a project, told for people. figures are indicators with blanks
-- between them; photo_id is one of project_papers, 0 for none.
CREATE TABLE stories (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    quote TEXT NOT NULL,
    quoted_by TEXT NOT NULL,
    photo_id BIGINT NOT NULL,
    photo_text TEXT NOT NULL,
    figures TEXT NOT NULL,
    consent_on BIGINT NOT NULL,
    consent_by TEXT NOT NULL,
    consent_note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'withdrawn')),
    author_id BIGINT NOT NULL,
    author_name TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_on BIGINT NOT NULL,
    remark TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX stories_project ON stories (project_id);
