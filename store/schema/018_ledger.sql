-- The ledger: every đồng by one paper. Rows are only ever added; what was wrong
-- is taken back by a row of the opposite amount.
CREATE TABLE ledger (
    id {{id}},
    programme_id BIGINT NOT NULL REFERENCES programmes (id),
    project_id BIGINT REFERENCES projects (id),
    plan_id BIGINT REFERENCES plans (id),
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    year BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    counts BIGINT NOT NULL CHECK (counts BETWEEN -1 AND 1),
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    reason TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    role TEXT NOT NULL,
    reverses BIGINT REFERENCES ledger (id),
    matter_id BIGINT REFERENCES matters (id),
    CHECK (amount <> 0 OR counts <> 0)
);
CREATE INDEX ledger_project ON ledger (project_id, id);
CREATE INDEX ledger_sums ON ledger (programme_id, year, source, kind, dated, project_id, name, amount, counts);
CREATE UNIQUE INDEX ledger_reverses ON ledger (reverses);
{{append_only ledger}}

-- What was paid out less what came back: a running sum of the ledger, like
-- what is approved and done.
ALTER TABLE funding_lines ADD COLUMN disbursed BIGINT NOT NULL DEFAULT 0;
DROP INDEX funding_lines_sums;
CREATE INDEX funding_lines_sums ON funding_lines (project_id, source, approved, disbursed, done);
ALTER TABLE projects ADD COLUMN disbursed_support BIGINT NOT NULL DEFAULT 0;
DROP INDEX projects_cells;
CREATE INDEX projects_cells ON projects (programme_id, year, level, kind, content, place_code, place_name, stage,
    approved_support, approved_counterpart, approved_other, done_support, done_counterpart, done_other, disbursed_support);

-- Fiscal years of a fund that are closed: nothing is written into them again.
CREATE TABLE fiscal_closings (
    plan_id BIGINT PRIMARY KEY REFERENCES plans (id),
    document TEXT NOT NULL,
    dated BIGINT NOT NULL,
    note TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    post_title TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);

-- What old books tell: approved at the beginning of the plan's year, done at
-- its end.
INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
    SELECT p.programme_id, p.id, CASE WHEN l.source IN ('national', 'local') THEN 'committed' ELSE 'pledged' END, l.source, l.name, p.year, l.approved, 0,
        'Sổ cũ', p.year * 10000 + 101, 'Số liệu theo sổ cũ.', 0, 'Chuyển từ dữ liệu cũ', '', p.updated_at, ''
    FROM projects p JOIN funding_lines l ON l.project_id = p.id
    WHERE l.approved <> 0 AND p.stage IN ('approved', 'underway', 'completed', 'stopped') ORDER BY p.id, l.position;
INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
    SELECT p.programme_id, p.id, k.kind, l.source, l.name, p.year, l.done, 0,
        'Sổ cũ', CASE WHEN p.year * 10000 + 1231 > {{today}} THEN {{today}} ELSE p.year * 10000 + 1231 END, 'Số liệu theo sổ cũ.', 0, 'Chuyển từ dữ liệu cũ', '', p.updated_at, ''
    FROM projects p JOIN funding_lines l ON l.project_id = p.id
    JOIN (SELECT 'paid' AS kind UNION ALL SELECT 'accepted' UNION ALL SELECT 'settled' UNION ALL SELECT 'evidenced') k
        ON (k.kind = 'evidenced') = (l.source NOT IN ('national', 'local')) AND (k.kind IN ('paid', 'evidenced') OR p.stage IN ('completed', 'stopped'))
    WHERE l.done <> 0 AND p.stage IN ('approved', 'underway', 'completed', 'stopped') ORDER BY p.id, l.position, k.kind;
INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
    SELECT p.programme_id, p.id, 'committed', p.level, '', p.year, 0, 1,
        'Sổ cũ', p.year * 10000 + 101, 'Đề án trong kế hoạch theo sổ cũ.', 0, 'Chuyển từ dữ liệu cũ', '', p.updated_at, ''
    FROM projects p WHERE p.stage IN ('approved', 'underway', 'completed', 'stopped') ORDER BY p.id;
INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
    SELECT p.programme_id, p.id, 'settled', p.level, '', p.year, 0, 1,
        'Sổ cũ', CASE WHEN p.year * 10000 + 1231 > {{today}} THEN {{today}} ELSE p.year * 10000 + 1231 END, 'Đề án hoàn thành theo sổ cũ.', 0, 'Chuyển từ dữ liệu cũ', '', p.updated_at, ''
    FROM projects p WHERE p.stage = 'completed' ORDER BY p.id;
UPDATE funding_lines SET disbursed = done WHERE source IN ('national', 'local')
    AND project_id IN (SELECT id FROM projects WHERE stage IN ('approved', 'underway', 'completed', 'stopped'));
UPDATE projects SET disbursed_support = done_support WHERE stage IN ('approved', 'underway', 'completed', 'stopped');
