-- What an issued report knew: the last line of the ledger, and where each
-- project of its period stood in tables by year, level and content. NULL: it was
-- issued before there was a ledger.
ALTER TABLE reports ADD COLUMN ledger_mark BIGINT;

CREATE TABLE report_projects (
    report_id BIGINT NOT NULL REFERENCES reports (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    year BIGINT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    stage TEXT NOT NULL,
    PRIMARY KEY (report_id, project_id)
);
{{append_only report_projects}}

-- Each time that all shown money was added up again from the ledger.
CREATE TABLE verifications (
    id {{id}},
    at TIMESTAMP NOT NULL,
    took_ms BIGINT NOT NULL,
    asked_by TEXT NOT NULL,
    projects BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    funds BIGINT NOT NULL,
    reports BIGINT NOT NULL,
    wrong BIGINT NOT NULL,
    found TEXT NOT NULL
);
