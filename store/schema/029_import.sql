-- An office's book that is brought in: the file as it was uploaded, what a
-- person chose, and what became of it. Before it is confirmed nothing of the
-- book stands in any other table.
CREATE TABLE imports (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    file_name TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    content BYTEA NOT NULL,
    state TEXT NOT NULL,
    choices TEXT NOT NULL,
    result TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    confirmed_id BIGINT,
    confirmed_name TEXT,
    confirmed_post TEXT,
    confirmed_at TIMESTAMP,
    undone_id BIGINT,
    undone_name TEXT,
    undone_post TEXT,
    undone_at TIMESTAMP,
    version BIGINT NOT NULL
);

-- Which project a line of a book became, and by what it is recognised when the
-- book comes again. was is the project before a later import changed it, ''
-- where the import made it.
CREATE TABLE import_rows (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    project_id BIGINT NOT NULL REFERENCES projects (id),
    sheet TEXT NOT NULL,
    line BIGINT NOT NULL,
    row_key BIGINT NOT NULL,
    digest BIGINT NOT NULL,
    decision TEXT NOT NULL,
    version BIGINT NOT NULL,
    was TEXT NOT NULL,
    PRIMARY KEY (import_id, project_id)
);
CREATE INDEX import_rows_project ON import_rows (project_id, import_id);

-- The establishments that an import added to the register; one that is taken
-- back with it leaves this table too.
CREATE TABLE import_establishments (
    establishment_id BIGINT PRIMARY KEY REFERENCES establishments (id),
    import_id BIGINT NOT NULL REFERENCES imports (id)
);

-- The stated figures that an import kept.
CREATE TABLE import_figures (
    figure_id BIGINT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (id)
);

-- What a heading means in this office, as somebody chose it.
CREATE TABLE import_headings (
    heading TEXT PRIMARY KEY,
    field TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
