-- Who is in charge of a dossier: the post, since work belongs to posts. Rows
-- are only added; post_id 0 takes the charge off. office is the role whose
-- officer it is: each office has its own.
CREATE TABLE project_charges (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    office TEXT NOT NULL,
    post_id BIGINT NOT NULL,
    post_title TEXT NOT NULL,
    holder TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    by_post TEXT NOT NULL
);
CREATE INDEX project_charges_project ON project_charges (project_id, id);
{{append_only project_charges}}

-- The last of them stands beside the project, so that lists find theirs: the
-- post of the centre and that of the department; 0 for nobody.
ALTER TABLE projects ADD COLUMN centre_post_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN department_post_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX projects_centre_post ON projects (centre_post_id, stage, due);
CREATE INDEX projects_department_post ON projects (department_post_id, stage, due);
