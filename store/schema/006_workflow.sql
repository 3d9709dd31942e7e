-- Stages are a list of the programme's rules, no longer of the schema. What was
-- "registered" is a submitted record of old books: what it asks for stands
-- under its own heading.
DROP INDEX projects_cells;
ALTER TABLE projects RENAME COLUMN stage TO stage_before;
ALTER TABLE projects ADD COLUMN stage TEXT NOT NULL DEFAULT 'draft';
UPDATE projects SET stage = CASE stage_before WHEN 'registered' THEN 'submitted' ELSE stage_before END;
ALTER TABLE projects DROP COLUMN stage_before;

ALTER TABLE projects ADD COLUMN stage_since TIMESTAMP;
ALTER TABLE projects ADD COLUMN due BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN days_left BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN back_to TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN round BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN recorded BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE projects ADD COLUMN requested_support BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN requested_total BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN appraised_support BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN appraised_total BIGINT NOT NULL DEFAULT 0;
ALTER TABLE funding_lines ADD COLUMN requested BIGINT NOT NULL DEFAULT 0 CHECK (requested >= 0);
ALTER TABLE funding_lines ADD COLUMN appraised BIGINT NOT NULL DEFAULT 0 CHECK (appraised >= 0);
UPDATE projects SET stage_since = updated_at;
UPDATE projects SET requested_support = approved_support, requested_total = approved_support + approved_counterpart + approved_other,
    approved_support = 0, approved_counterpart = 0, approved_other = 0 WHERE stage = 'submitted';
UPDATE funding_lines SET requested = approved, approved = 0 WHERE project_id IN (SELECT id FROM projects WHERE stage = 'submitted');

CREATE INDEX projects_cells ON projects (programme_id, year, level, kind, content, place_code, place_name, stage,
    approved_support, approved_counterpart, approved_other, done_support, done_counterpart, done_other);
-- What waits for whom: living projects by stage and last day.
CREATE INDEX projects_waiting ON projects (recorded, stage, due, id);

-- The way of each project. Rows are only ever added.
CREATE TABLE project_moves (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    move TEXT NOT NULL,
    from_stage TEXT NOT NULL,
    to_stage TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_id BIGINT NOT NULL,
    post_title TEXT NOT NULL,
    role TEXT NOT NULL,
    note TEXT NOT NULL,
    round BIGINT NOT NULL,
    due BIGINT NOT NULL
);
CREATE INDEX project_moves_project ON project_moves (project_id, id);

-- What was submitted in each round, as people read it, kept as it was.
CREATE TABLE project_rounds (
    project_id BIGINT NOT NULL REFERENCES projects (id),
    round BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (project_id, round)
);
