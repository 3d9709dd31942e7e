-- Which lines of the Treasury and of the ledger are the same money: a match has
-- lines of both sides with one sum.
DROP TABLE statement_matches;
CREATE TABLE treasury_matches (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    level TEXT NOT NULL,
    year BIGINT NOT NULL,
    by_rule BOOLEAN NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX treasury_matches_fund ON treasury_matches (programme_id, level, year);
CREATE TABLE treasury_match_entries (
    entry_id BIGINT PRIMARY KEY REFERENCES ledger (id),
    match_id BIGINT NOT NULL REFERENCES treasury_matches (id)
);
CREATE INDEX treasury_match_entries_match ON treasury_match_entries (match_id);
CREATE TABLE treasury_match_lines (
    line_id BIGINT PRIMARY KEY REFERENCES statement_lines (id),
    match_id BIGINT NOT NULL REFERENCES treasury_matches (id)
);
CREATE INDEX treasury_match_lines_match ON treasury_match_lines (match_id);

-- Minutes by which both sides have signed a fund's year up to a day. Rows are
-- only ever added.
CREATE TABLE reconciliations (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    level TEXT NOT NULL,
    year BIGINT NOT NULL,
    until BIGINT NOT NULL,
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    note TEXT NOT NULL,
    ledger BIGINT NOT NULL,
    treasury BIGINT NOT NULL,
    last_entry BIGINT NOT NULL,
    last_line BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX reconciliations_fund ON reconciliations (programme_id, level, year);

-- What is to become of the money that a fund's year has not paid out, as it was
-- prepared; the closing itself is in fiscal_closings.
CREATE TABLE closing_drafts (
    plan_id BIGINT PRIMARY KEY REFERENCES plans (id),
    carry_document TEXT NOT NULL,
    carry_dated BIGINT NOT NULL,
    cancel_document TEXT NOT NULL,
    cancel_dated BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE TABLE closing_rests (
    plan_id BIGINT NOT NULL REFERENCES closing_drafts (plan_id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    carry BIGINT NOT NULL,
    cancel BIGINT NOT NULL,
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    PRIMARY KEY (plan_id, project_id)
);
