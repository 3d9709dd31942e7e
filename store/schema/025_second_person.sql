-- Confirmations of a dossier by a second person, before it is submitted. Rows
-- are only added; digest is that of the dossier as it was confirmed, so that
-- one stands only as long as nothing is edited.
CREATE TABLE dossier_confirmations (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    digest TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX dossier_confirmations_project ON dossier_confirmations (project_id, id);
