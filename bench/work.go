package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"khuyencong/programme"
)

// onTheirWay is a condition on projects p.
const onTheirWay = `NOT p.recorded`

// behind writes what projects on their way have behind them, each in one statement:
// their steps and history, two papers, a message, and of every tenth an opinion
// that is asked.
var behind = []string{
	`INSERT INTO project_moves (project_id, move, from_stage, to_stage, at, user_id, user_name, post_id, post_title, role, note, round, due)
		SELECT p.id, s.move, s.was, s.became, p.updated_at, 0, 'Người dùng minh họa', 0, '', 'local', '', 1, 0 FROM projects p
		CROSS JOIN (SELECT 'begin' AS move, '' AS was, 'draft' AS became UNION ALL SELECT 'submit', 'draft', 'submitted' UNION ALL SELECT 'check', 'submitted', 'checked') s WHERE ` + onTheirWay,
	`INSERT INTO events (subject, subject_id, programme_id, action, title, user_id, user_name, at, changes, note)
		SELECT 'project', p.id, p.programme_id, s.action, p.title, 0, 'Người dùng minh họa', p.updated_at, '[]', 'Số liệu minh họa.' FROM projects p
		CROSS JOIN (SELECT 'created' AS action UNION ALL SELECT 'updated' UNION ALL SELECT 'moved') s WHERE ` + onTheirWay,
	`INSERT INTO project_papers (project_id, code, name, number, file_name, file_type, size, kept_at, taken_in_by, taken_in_on, dropped, on_behalf, note, round, at, user_id, user_name, post_title)
		SELECT p.id, s.code, 'Giấy tờ minh họa', 1, '', '', 0, 'tủ hồ sơ', 'Người dùng minh họa', 20210104, p.recorded, p.recorded, '', 1, p.updated_at, 0, 'Người dùng minh họa', '' FROM projects p
		CROSS JOIN (SELECT 'request' AS code UNION ALL SELECT 'other_1') s WHERE ` + onTheirWay,
	`INSERT INTO messages (project_id, internal, field, label, text, form_key, at, user_id, user_name, post_id, post_title, role)
		SELECT p.id, p.recorded, '', '', 'Lời nhắn minh họa.', '', p.updated_at, 0, 'Người dùng minh họa', 0, '', 'local' FROM projects p WHERE ` + onTheirWay,
	`INSERT INTO matters (project_id, kind, type, state, state_since, is_open, due, asked, about, about_move, body, was, wanted, amount, paper_no, paper_date,
		opened_by, opened_name, opened_post, opened_role, opened_at, version, updated_at)
		SELECT p.id, 'opinion', '', 'asked', p.updated_at, ` + onTheirWay + `, p.due, '', 'Sở Tài chính', 0, 'Câu hỏi minh họa.', '', '', 0, '', 0,
		0, 'Người dùng minh họa', '', 'local', p.updated_at, 1, p.updated_at FROM projects p WHERE ` + onTheirWay + ` AND p.id % 10 = 0`,
}

// work writes what the projects on their way have behind them, and picks the
// one whose page is measured.
func (d *database) work(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range behind {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%.60s: %w", statement, err)
		}
	}
	return tx.QueryRowContext(ctx, `SELECT MAX(p.id) FROM projects p WHERE p.stage = 'base_passed' AND p.level = 'local' AND p.kind = 'project'
		AND p.id % 10 = 0 AND `+onTheirWay).Scan(&d.dossier)
}

// lastPlan is the local plan of the last year, into which those of the projects
// that passed appraisal may go.
func (d *database) lastPlan(ctx context.Context) (int64, error) {
	u := programme.LocalUser
	all, err := d.store.Plans(ctx, u, d.programme.ID)
	for _, p := range all {
		if p.Year == d.programme.To && p.Level == programme.Local {
			return p.ID, nil
		}
	}
	if err != nil {
		return 0, err
	}
	p, err := d.store.SavePlan(ctx, u, programme.Plan{ProgrammeID: d.programme.ID, Year: d.programme.To, Level: programme.Local})
	return p.ID, err
}

// homeWork is what the home page cannot do without for who sees everything: how
// many dossiers stand at each stage, and how many of them are late; the eight
// most urgent of each stage; how many matters wait, and the first fifty.
func homeWork() []query {
	var rows []string
	for _, stage := range waiting() {
		rows = append(rows, `SELECT * FROM (SELECT p.id, p.code, p.title, p.kind, p.level, p.stage, p.stage_since, p.due, p.place_name, e.name
			FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id
			WHERE p.recorded = $1 AND p.stage = '`+string(stage)+`' ORDER BY p.due, p.id LIMIT 8) x`)
	}
	return []query{
		{`SELECT stage, level, COUNT(*), COUNT(*) FILTER (WHERE due > 0 AND due < 20210115) FROM projects WHERE recorded = $1 GROUP BY stage, level`, []any{false}},
		{strings.Join(rows, " UNION ALL "), []any{false}},
		{`SELECT COUNT(*) FROM matters m JOIN projects p ON p.id = m.project_id WHERE m.is_open`, nil},
		{`SELECT m.*, p.code, p.title, p.level, p.stage FROM matters m JOIN projects p ON p.id = m.project_id WHERE m.is_open ORDER BY m.due, m.id LIMIT 50`, nil},
	}
}

// waiting are the stages in which a dossier is somebody's work.
func waiting() (all []programme.Stage) {
	for _, s := range programme.Stages {
		if len(s.Holders(programme.Local))+len(s.Holders(programme.National)) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// dossierParts is what the page of a project on its way cannot do without: every
// table that has something of it, the books that it is held against, what
// its beneficiary has received, and the other projects of the beneficiary, with
// which it is compared.
func dossierParts(d *database) []query {
	id := []any{d.dossier}
	all := []query{{`SELECT p.*, e.* FROM projects p JOIN establishments e ON e.id = p.establishment_id WHERE p.id = $1`, id}}
	for _, table := range []string{
		"funding_lines", "outcomes", "project_moves", "project_rounds", "machine_lists", "machines", "project_papers", "eligibility_answers", "project_starts",
		"priority_answers", "priority_overrides", "appraisals", "return_points", "plan_choices", "plan_decision_lines", "matters", "messages",
	} {
		all = append(all, query{`SELECT x.* FROM projects p LEFT JOIN ` + table + ` x ON x.project_id = p.id WHERE p.id = $1`, id})
	}
	for _, book := range []string{"programmes", "norms", "rules", "criteria", "areas", "paper_rules"} {
		all = append(all, query{`SELECT b.* FROM projects p LEFT JOIN ` + book + ` b ON TRUE WHERE p.id = $1`, id})
	}
	return append(all,
		query{placesAround, id},
		query{`SELECT * FROM events WHERE subject = 'project' AND subject_id = $1 ORDER BY id DESC LIMIT 200`, id},
		query{`SELECT COUNT(*), SUM(x.done_support) FROM projects x JOIN projects p ON p.establishment_id = x.establishment_id
			WHERE p.id = $1 AND x.id <> p.id AND x.stage = 'completed'`, id},
		query{`SELECT x.id, x.code, x.title, x.content, x.level, x.year, x.stage, x.place_code, x.requested_support, x.approved_support, x.done_support
			FROM projects x JOIN projects p ON p.establishment_id = x.establishment_id WHERE p.id = $1 AND x.id <> p.id`, id})
}

// placesAround is what the place of a project became, what that was made of and
// what it lies in: the lists of areas name places of any time.
const placesAround = `WITH RECURSIVE became (code, day) AS (
		SELECT l.code, l.valid_from FROM places l JOIN projects p ON p.place_code = l.code WHERE p.id = $1
		UNION SELECT c.to_code, c.to_day FROM place_changes c JOIN became b ON c.from_code = b.code AND c.from_day = b.day
	), alike (code, day) AS (
		SELECT code, day FROM became
		UNION SELECT c.from_code, c.from_day FROM place_changes c JOIN alike a ON c.to_code = a.code AND c.to_day = a.day
	), above (code, day, parent) AS (
		SELECT l.code, l.valid_from, l.parent_code FROM places l JOIN alike a ON l.code = a.code AND l.valid_from = a.day
		UNION SELECT l.code, l.valid_from, l.parent_code FROM places l JOIN above a ON l.code = a.parent
	) SELECT l.*, c.* FROM above a JOIN places l ON l.code = a.code AND l.valid_from = a.day
		LEFT JOIN place_changes c ON c.from_code = a.code AND c.from_day = a.day`

// yearPlan is what the page of an annual plan cannot do without: every project
// of its year that is in it or may go into it, with the money of each by source
// and what its place among the others depends on, and the sums of the whole
// programme that the rest of each target is made from.
func yearPlan(d *database) []query {
	const (
		shown    = `p.programme_id = $1 AND p.year = $2 AND p.level = 'local' AND p.stage IN ('base_passed', 'proposed', 'approved', 'underway', 'completed', 'stopped')`
		possible = `p.programme_id = $1 AND p.year = $2 AND p.level = 'local' AND p.stage IN ('base_passed', 'proposed') AND ` + onTheirWay
	)
	args := []any{d.programme.ID, d.period.To}
	return []query{
		{`SELECT p.*, e.name FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id WHERE ` + shown + ` ORDER BY p.code`, args},
		{`SELECT l.project_id, l.source, l.requested, l.appraised, l.approved, l.done FROM funding_lines l JOIN projects p ON p.id = l.project_id WHERE ` + shown, args},
		{`SELECT m.project_id, MIN(m.at) FROM project_moves m JOIN projects p ON p.id = m.project_id WHERE m.move = 'submit' AND ` + possible + ` GROUP BY m.project_id`, args},
		{`SELECT COUNT(*) FROM priority_answers a JOIN projects p ON p.id = a.project_id WHERE ` + possible, args},
		evaluationSums(d)[0],
	}
}
