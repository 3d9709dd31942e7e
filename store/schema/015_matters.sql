-- Small workflows beside a project's own: opinions, changes, payments, reports,
-- visits, complaints. Many may be open at once.
CREATE TABLE matters (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    state TEXT NOT NULL,
    state_since TIMESTAMP NOT NULL,
    is_open BOOLEAN NOT NULL,
    due BIGINT NOT NULL,
    asked TEXT NOT NULL,
    about TEXT NOT NULL,
    about_move BIGINT NOT NULL,
    body TEXT NOT NULL,
    was TEXT NOT NULL,
    wanted TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    paper_no TEXT NOT NULL,
    paper_date BIGINT NOT NULL,
    opened_by BIGINT NOT NULL,
    opened_name TEXT NOT NULL,
    opened_post TEXT NOT NULL,
    opened_role TEXT NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX matters_project ON matters (project_id, id);
-- What waits for whom: the open ones by kind and state.
CREATE INDEX matters_waiting ON matters (is_open, kind, state, due, id);

-- The way of each matter. Rows are only ever added.
CREATE TABLE matter_moves (
    id {{id}},
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    role TEXT NOT NULL,
    note TEXT NOT NULL,
    paper_no TEXT NOT NULL,
    paper_date BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    due BIGINT NOT NULL
);
CREATE INDEX matter_moves_matter ON matter_moves (matter_id, id);
