-- What a reviewer wants mended in a dossier that comes back, point by point,
-- and what who applies answers. Answered points are never changed again.
CREATE TABLE return_points (
    id {{id}},
    project_id BIGINT NOT NULL REFERENCES projects (id),
    round BIGINT NOT NULL,
    position BIGINT NOT NULL,
    field TEXT NOT NULL,
    label TEXT NOT NULL,
    was TEXT NOT NULL,
    cause TEXT NOT NULL,
    text TEXT NOT NULL,
    remedy TEXT NOT NULL,
    answer TEXT NOT NULL,
    reply TEXT NOT NULL,
    replied_at TIMESTAMP,
    replied_by TEXT NOT NULL,
    UNIQUE (project_id, round, position)
);

-- The number under which a submission was taken in, one sequence a year; 0 for
-- what was submitted before there were receipts.
ALTER TABLE project_rounds ADD COLUMN receipt_year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE project_rounds ADD COLUMN receipt BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX project_rounds_receipt ON project_rounds (receipt_year, receipt) WHERE receipt > 0;

-- Which dossiers were first submitted in a stretch of time.
CREATE INDEX project_moves_first ON project_moves (move, round, at, project_id);
