-- Where an annual plan stands; settled after every act on it.
ALTER TABLE plans ADD COLUMN state TEXT NOT NULL DEFAULT 'assembling';
UPDATE plans SET state = 'approved' WHERE decision_no <> '' OR EXISTS (SELECT 1 FROM projects p
    WHERE p.programme_id = plans.programme_id AND p.year = plans.year AND p.level = plans.level AND p.stage IN ('approved', 'underway', 'completed', 'stopped'));

-- What papers assigned to a year, and when projects are handed in: every
-- amendment is a row of its own. Rows are only ever added.
CREATE TABLE plan_budgets (
    id {{id}},
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    amount BIGINT NOT NULL CHECK (amount >= 0),
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    note TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX plan_budgets_plan ON plan_budgets (plan_id, id);

CREATE TABLE plan_calls (
    id {{id}},
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    call_from BIGINT NOT NULL,
    call_to BIGINT NOT NULL,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX plan_calls_plan ON plan_calls (plan_id, id);

-- What the department means to do with each candidate.
CREATE TABLE plan_choices (
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    chosen BOOLEAN NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    reason TEXT NOT NULL,
    PRIMARY KEY (plan_id, project_id)
);

-- Submissions with the ranking as it was, opinions on the allocation, and why
-- contents have no project.
CREATE TABLE plan_submissions (
    id {{id}},
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    note TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX plan_submissions_plan ON plan_submissions (plan_id, id);

CREATE TABLE plan_submission_lines (
    submission_id BIGINT NOT NULL REFERENCES plan_submissions (id),
    position BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    place_rank BIGINT NOT NULL,
    cleaner BOOLEAN NOT NULL,
    most BIGINT NOT NULL,
    proposed BIGINT NOT NULL,
    left_out BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (submission_id, position)
);

CREATE TABLE plan_opinions (
    id {{id}},
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    view TEXT NOT NULL,
    text TEXT NOT NULL,
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX plan_opinions_plan ON plan_opinions (plan_id, id);

CREATE TABLE plan_gaps (
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    content TEXT NOT NULL,
    reasons TEXT NOT NULL,
    text TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (plan_id, content)
);

-- Decisions on a plan and what each did to every project, before and after.
-- Rows are only ever added; one that is wrong is cancelled by another.
CREATE TABLE plan_decisions (
    id {{id}},
    plan_id BIGINT NOT NULL REFERENCES plans (id),
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    dated BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    signer TEXT NOT NULL,
    signer_title TEXT NOT NULL,
    decider TEXT NOT NULL,
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    cancels BIGINT REFERENCES plan_decisions (id),
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    role TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (plan_id, number, dated)
);
CREATE UNIQUE INDEX plan_decisions_cancels ON plan_decisions (cancels);

CREATE TABLE plan_decision_lines (
    id {{id}},
    decision_id BIGINT NOT NULL REFERENCES plan_decisions (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    code TEXT NOT NULL,
    changes TEXT NOT NULL,
    terms_before TEXT NOT NULL,
    terms_after TEXT NOT NULL,
    carried BIGINT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX plan_decision_lines_decision ON plan_decision_lines (decision_id, id);
CREATE INDEX plan_decision_lines_project ON plan_decision_lines (project_id, id);

-- Up to which support the department decides in place of the committee.
CREATE TABLE approval_limits (
    id {{id}},
    up_to BIGINT NOT NULL CHECK (up_to > 0),
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (source, clause, valid_from)
);
