package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

const sheetColumns = `s.id, s.project_id, s.month, s.number, s.taken_on, s.in_use, s.certified, s.apart, s.papers, s.link, s.note, s.reason,
	s.at, s.user_id, s.user_name, s.post_title, s.role, COALESCE(c.state, 'sent'), COALESCE(c.who, ''), c.at, COALESCE(c.note, '')`

const sheetTables = ` FROM result_sheets s LEFT JOIN result_checks c ON c.sheet_id = s.id`

func scanSheet(scan func(...any) error) (s programme.ResultSheet, err error) {
	var papers string
	var checked sql.NullTime
	err = scan(&s.ID, &s.ProjectID, &s.Month, &s.Number, &s.On, &s.InUse, &s.Certified, &s.Apart, &papers, &s.Link, &s.Note, &s.Reason,
		&s.At, &s.UserID, &s.UserName, &s.PostTitle, &s.Role, &s.State, &s.CheckedBy, &checked, &s.CheckNote)
	s.CheckedAt = checked.Time
	for _, id := range strings.Fields(papers) {
		n, _ := strconv.ParseInt(id, 10, 64)
		s.PaperIDs = append(s.PaperIDs, n)
	}
	return s, err
}

// ProjectResults is what is known of the results of one project.
type ProjectResults struct {
	Project    programme.Project
	AcceptedOn programme.Day
	Sheets     []programme.ResultSheet // every version of every month, the oldest first
	FollowUps  []programme.FollowUp
	Unanswered []string // what the last payment would wait for
	Papers     []programme.Paper
	Stories    []programme.Story
	Today      programme.Day
}

// Results loads all that is known of the results of a project.
func (s *Store) Results(ctx context.Context, u programme.User, projectID int64) (r ProjectResults, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		r, err = tx.results(u, projectID)
		return err
	})
	return r, err
}

func (tx *Tx) results(u programme.User, projectID int64) (r ProjectResults, err error) {
	if r.Project, err = tx.project(u, projectID); err != nil {
		return r, err
	}
	moves, err := tx.moves(projectID)
	if err != nil {
		return r, err
	}
	var accepted programme.Day
	if err := tx.row("", `SELECT COALESCE(MAX(dated), 0) FROM acceptances WHERE project_id = $1 AND state = 'concluded'`, []any{projectID}, &accepted); err != nil {
		return r, err
	}
	if r.Sheets, err = tx.sheets(`s.project_id = $1`, projectID); err != nil {
		return r, err
	}
	r.Today, r.AcceptedOn = programme.DayOf(tx.now), programme.AcceptedOn(r.Project, accepted, moves, r.Sheets)
	r.FollowUps = programme.FollowUps(r.AcceptedOn, r.Sheets)
	if r.Unanswered, err = tx.resultFacts(r.Project); err != nil {
		return r, err
	}
	if r.Papers, err = tx.filesOf(projectID); err != nil {
		return r, err
	}
	r.Stories, err = tx.stories(u, `y.project_id = $1`, projectID)
	return r, err
}

// sheets loads sheets with their values, the oldest first.
func (tx *Tx) sheets(condition string, args ...any) (all []programme.ResultSheet, err error) {
	at := map[int64]int{}
	err = tx.rows(`SELECT `+sheetColumns+sheetTables+` WHERE `+condition+` ORDER BY s.id`, args, func(scan func(...any) error) error {
		s, err := scanSheet(scan)
		at[s.ID] = len(all)
		all = append(all, s)
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	err = tx.rows(`SELECT v.sheet_id, v.indicator, v.value, v.unit, v.basis, v.why FROM result_values v WHERE v.sheet_id IN (SELECT s.id`+sheetTables+` WHERE `+condition+`)`,
		args, func(scan func(...any) error) error {
			var id int64
			var r programme.Reading
			err := scan(&id, &r.Indicator, quantity{&r.Value}, &r.Unit, &r.Basis, &r.Why)
			all[at[id]].Readings = append(all[at[id]].Readings, r)
			return err
		})
	for i := range all {
		sortReadings(all[i].Readings)
	}
	return all, err
}

// sortReadings puts readings in the order of papers.
func sortReadings(all []programme.Reading) {
	slices.SortFunc(all, func(a, b programme.Reading) int {
		return slices.Index(programme.Indicators, a.Indicator) - slices.Index(programme.Indicators, b.Indicator)
	})
}

// filesOf are the files among the papers of a project that were not dropped,
// the newest version of each.
func (tx *Tx) filesOf(projectID int64) (all []programme.Paper, err error) {
	err = tx.rows(`SELECT `+paperColumns+` FROM project_papers p WHERE project_id = $1 AND sha256 IS NOT NULL AND NOT dropped
		AND number = (SELECT MAX(n.number) FROM project_papers n WHERE n.project_id = p.project_id AND n.code = p.code) ORDER BY id DESC`,
		[]any{projectID}, func(scan func(...any) error) error {
			p, err := scanPaper(scan)
			all = append(all, p)
			return err
		})
	return all, err
}

// Evidence is a file that comes with a sheet: a photo or a paper.
type Evidence struct {
	Name    string // of the file
	Content []byte
}

// SaveResults adds a version of the sheet of a month: what is written by who
// may confirm counts at once, the others wait. seen is the number of the newest
// version that the writer saw, so that of two who write at once one is told.
func (s *Store) SaveResults(ctx context.Context, u programme.User, sheet programme.ResultSheet, seen int, files []Evidence) (saved programme.ResultSheet, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		saved, err = tx.saveResults(u, sheet, seen, files)
		return err
	})
	return saved, err
}

func (tx *Tx) saveResults(u programme.User, s programme.ResultSheet, seen int, files []Evidence) (programme.ResultSheet, error) {
	known, err := tx.results(u, s.ProjectID)
	if err != nil {
		return s, err
	}
	p := known.Project
	if err := p.MayRecord(u, s.Month); err != nil {
		return s, err
	}
	newest, _ := programme.Newest(known.Sheets, s.Month)
	if newest.Number != seen {
		return s, programme.Refuse(programme.Conflict, "", "%s vừa ghi phiếu này (bản %d) sau khi bạn mở trang.", newest.UserName, newest.Number)
	}
	for _, id := range s.PaperIDs {
		if !slices.ContainsFunc(known.Papers, func(p programme.Paper) bool { return p.ID == id }) && !slices.Contains(newest.PaperIDs, id) {
			return s, programme.Refuse(programme.Invalid, "evidence", "Giấy tờ đã chọn không thuộc đề án này. Chọn lại.")
		}
	}
	for _, f := range files {
		paper, err := tx.addEvidence(u, p, "Căn cứ kết quả: "+programme.MonthLabel(s.Month), f)
		if err != nil {
			return s, err
		}
		s.PaperIDs = append(s.PaperIDs, paper.ID)
	}
	s.Readings = slices.Clone(s.Readings)
	sortReadings(s.Readings)
	s.Number, s.At, s.UserID, s.UserName, s.PostTitle, s.Role = seen+1, tx.now, u.ID, u.Name, u.PostTitle, u.Role
	if err := s.Check(p, known.AcceptedOn, known.Today); err != nil {
		return s, err
	}
	if s, err = tx.writeSheet(s); err != nil {
		return s, err
	}
	if err := tx.settle(p.ID, p.SettledBy(s.Month)); err != nil {
		return s, err
	}
	action := "created"
	if newest.Number > 0 {
		action = "changed"
	}
	err = tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "result", Title: p.Code + " – " + p.Title,
		Changes: programme.Changes(newest.Fields(), s.Fields()), Note: resultNote(action, s),
	})
	if err != nil {
		return s, err
	}
	if u.May(programme.ConfirmResults) {
		return tx.checkSheet(u, p, s, programme.SheetConfirmed, "")
	}
	return s, tx.tell(p, s.SentTelling(p))
}

func resultNote(action string, s programme.ResultSheet) string {
	note := programme.MonthLabel(s.Month) + ", số liệu ngày " + s.On.String()
	if action == "changed" {
		note += ", bản " + strconv.Itoa(s.Number) + ": " + s.Reason
	}
	return note
}

func (tx *Tx) writeSheet(s programme.ResultSheet) (programme.ResultSheet, error) {
	var papers []string
	for _, id := range s.PaperIDs {
		papers = append(papers, strconv.FormatInt(id, 10))
	}
	err := tx.row("", `INSERT INTO result_sheets (project_id, month, number, taken_on, in_use, certified, apart, papers, link, note, reason, at, user_id, user_name, post_title, role)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
		[]any{s.ProjectID, s.Month, s.Number, s.On, s.InUse, s.Certified, s.Apart, strings.Join(papers, " "), s.Link, s.Note, s.Reason, s.At, s.UserID, s.UserName, s.PostTitle, s.Role}, &s.ID)
	if err != nil {
		return s, err
	}
	var rows [][]any
	for _, r := range s.Readings {
		if !r.Value.Known {
			r.Basis = ""
		}
		rows = append(rows, []any{s.ID, r.Indicator, null(r.Value), r.Unit, r.Basis, r.Why})
	}
	s.State = programme.SheetSent
	return s, tx.insertMany(`INSERT INTO result_values (sheet_id, indicator, value, unit, basis, why)`, rows, "")
}

// addEvidence keeps a file that proves a result among the papers of the
// project, whatever its stage: it is no part of the dossier that was decided on.
func (tx *Tx) addEvidence(u programme.User, of programme.Project, name string, f Evidence) (p programme.Paper, err error) {
	p = programme.Paper{ProjectID: of.ID, Name: name, Number: 1, Round: of.Round, At: tx.now, UserID: u.ID, UserName: u.Name, PostTitle: u.PostTitle, OnBehalf: u.Role != programme.RoleEstablishment}
	if p.File, err = fileOf(f.Name, f.Content); err != nil {
		return p, err
	}
	var n int64
	if err := tx.row("", `SELECT COUNT(*) FROM project_papers WHERE project_id = $1 AND code LIKE 'result_%'`, []any{of.ID}, &n); err != nil {
		return p, err
	}
	p.Code = "result_" + strconv.FormatInt(n+1, 10)
	if err := tx.keepFile(p, f.Content); err != nil {
		return p, err
	}
	return tx.insertPaper(p)
}

// CheckResults confirms the newest version of a month, or returns it to be
// written again with the reason.
func (s *Store) CheckResults(ctx context.Context, u programme.User, projectID, sheetID int64, state programme.SheetState, note string) (checked programme.ResultSheet, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		known, err := tx.results(u, projectID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(known.Sheets, func(s programme.ResultSheet) bool { return s.ID == sheetID })
		if i < 0 {
			return programme.Refuse(programme.NotFound, "", "Không tìm thấy phiếu kết quả này.")
		}
		sheet := known.Sheets[i]
		if newest, _ := programme.Newest(known.Sheets, sheet.Month); sheet.State != programme.SheetSent || newest.ID != sheet.ID {
			return programme.Refuse(programme.Conflict, "", "Phiếu này đã được xem xét, hoặc đã có bản mới hơn. Tải lại trang để xem.")
		}
		checked, err = tx.checkSheet(u, known.Project, sheet, state, note)
		if err != nil {
			return err
		}
		if err := tx.settle(projectID, []string{sheet.SentTelling(known.Project).Key}); err != nil {
			return err
		}
		return tx.tell(known.Project, checked.CheckTelling(known.Project))
	})
	return checked, err
}

func (tx *Tx) checkSheet(u programme.User, p programme.Project, s programme.ResultSheet, state programme.SheetState, note string) (programme.ResultSheet, error) {
	if err := u.Require(programme.ConfirmResults); err != nil {
		return s, err
	}
	if state == programme.SheetReturned && note == "" {
		return s, programme.Refuse(programme.Invalid, "note", "Ghi lý do trả lại để người ghi phiếu biết phải sửa gì.")
	}
	s.State, s.CheckedBy, s.CheckedAt, s.CheckNote = state, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), tx.now, note
	err := tx.exec(`INSERT INTO result_checks (sheet_id, state, note, at, user_id, who) VALUES ($1, $2, $3, $4, $5, $6)`, s.ID, s.State, note, tx.now, u.ID, s.CheckedBy)
	if err != nil || s.UserID == u.ID && state == programme.SheetConfirmed {
		return s, err // the event of writing it says so
	}
	text := s.State.Label() + " kết quả: " + programme.MonthLabel(s.Month)
	if note != "" {
		text += ". " + note
	}
	return s, tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "result", Title: p.Code + " – " + p.Title, Note: text,
	})
}

// resultFacts tells what the outcome questions of a project still lack, each a
// sentence: the last payment waits for them.
func (tx *Tx) resultFacts(p programme.Project) ([]string, error) {
	sheets, err := tx.sheets(`s.project_id = $1`, p.ID)
	return programme.UnansweredResults(p, sheets, programme.DayOf(tx.now)), err
}
