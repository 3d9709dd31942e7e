-- What an appraisal looks at and the points it gives: dated rows with source.
CREATE TABLE appraisal_criteria (
    id {{id}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    looks TEXT NOT NULL,
    level TEXT NOT NULL,
    weight BIGINT NOT NULL,
    scale BIGINT NOT NULL,
    least BIGINT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (code, level, source, clause, valid_from)
);

-- Appraisal reports. Once concluded a report is never changed: body is what it
-- said and what was known then, as JSON.
CREATE TABLE appraisals (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    round BIGINT NOT NULL,
    at_stage TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'concluded', 'sent_back', 'used')),
    done_by TEXT NOT NULL CHECK (done_by IN ('officer', 'council')),
    conclusion TEXT NOT NULL CHECK (conclusion IN ('', 'pass', 'fail')),
    reasons TEXT NOT NULL,
    support BIGINT NOT NULL,
    body TEXT NOT NULL,
    author_name TEXT NOT NULL,
    author_post TEXT NOT NULL,
    concluded_by BIGINT NOT NULL,
    concluded_at TIMESTAMP,
    decided_name TEXT NOT NULL,
    decided_post TEXT NOT NULL,
    decided_at TIMESTAMP,
    remark TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (project_id, round, at_stage, attempt)
);
CREATE INDEX appraisals_state ON appraisals (state, project_id);

-- Why an appraisal failed, by the closed list, to be counted.
CREATE TABLE appraisal_causes (
    appraisal_id BIGINT NOT NULL REFERENCES appraisals (id),
    cause TEXT NOT NULL,
    PRIMARY KEY (appraisal_id, cause)
);

-- Who has written in a report, and so may not conclude by it.
CREATE TABLE appraisal_writers (
    appraisal_id BIGINT NOT NULL REFERENCES appraisals (id),
    account_id BIGINT NOT NULL,
    PRIMARY KEY (appraisal_id, account_id)
);
