package store

import (
	"context"

	"khuyencong/programme"
)

const matterColumns = `m.id, m.project_id, m.kind, m.type, m.state, m.state_since, m.due, m.asked, m.about, m.about_move, m.body, m.was, m.wanted, m.amount,
	m.paper_no, m.paper_date, m.opened_by, m.opened_name, m.opened_post, m.opened_role, m.opened_at, m.version, m.updated_at,
	m.owner_id, m.owner_name, m.blocking, m.raised_in`

func scanMatter(scan func(...any) error) (m programme.Matter, err error) {
	err = scan(&m.ID, &m.ProjectID, &m.Kind, &m.Type, &m.State, &m.StateSince, &m.Due, &m.Asked, &m.About, &m.AboutMove, &m.Text, &m.Was, &m.Wanted, &m.Amount,
		&m.PaperNo, &m.PaperDate, &m.OpenedBy, &m.OpenedName, &m.OpenedPost, &m.OpenedRole, &m.OpenedAt, &m.Version, &m.UpdatedAt,
		&m.OwnerID, &m.OwnerName, &m.Blocking, &m.RaisedIn)
	return m, err
}

// OpenMatter opens a matter of a project: e is what comes with it, the paper,
// the amount, the last day.
func (s *Store) OpenMatter(ctx context.Context, u programme.User, m programme.Matter, e programme.MatterEntry) (saved programme.Matter, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, m.ProjectID, 0)
		if err != nil {
			return err
		}
		saved, err = tx.openMatter(u, p, m, e)
		return err
	})
	return saved, err
}

func (tx *Tx) openMatter(u programme.User, p programme.Project, m programme.Matter, e programme.MatterEntry) (programme.Matter, error) {
	f, err := tx.matterFacts(p, m)
	if err != nil {
		return m, err
	}
	if err := tx.checkRaised(u, m); err != nil {
		return m, err
	}
	if e.Owner, err = tx.ownerOf(p, e.Owner); err != nil {
		return m, err
	}
	line, err := m.Begin(p, u, e, f, tx.now)
	if err != nil {
		return m, err
	}
	return tx.insertMatter(u, p, m, line)
}

// insertMatter keeps a matter that was just opened.
func (tx *Tx) insertMatter(u programme.User, p programme.Project, m programme.Matter, line programme.MatterMoved) (programme.Matter, error) {
	m.Version, m.UpdatedAt = 1, tx.now
	err := tx.row("việc này", `INSERT INTO matters (project_id, kind, type, state, state_since, is_open, due, asked, about, about_move, body, was, wanted, amount,
		paper_no, paper_date, opened_by, opened_name, opened_post, opened_role, opened_at, version, updated_at, owner_id, owner_name, blocking, raised_in)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $21, $23, $24, $25, $26) RETURNING id`,
		[]any{m.ProjectID, m.Kind, m.Type, m.State, m.StateSince, m.Open(), m.Due, m.Asked, m.About, m.AboutMove, m.Text, m.Was, m.Wanted,
			m.Amount, m.PaperNo, m.PaperDate, m.OpenedBy, m.OpenedName, m.OpenedPost, m.OpenedRole, m.OpenedAt, m.Version, m.OwnerID, m.OwnerName, m.Blocking, m.RaisedIn}, &m.ID)
	if err != nil {
		return m, err
	}
	if err := tx.payMatter(u, p, m, line); err != nil {
		return m, err
	}
	return m, tx.matterMoved(u, p, m, line)
}

// ActMatter takes one step with a matter; version is that of the matter as the
// user saw it, so that of two people who act at once one is told.
func (s *Store) ActMatter(ctx context.Context, u programme.User, id, version int64, act programme.MatterAct, e programme.MatterEntry) (m programme.Matter, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if m, p, err = tx.matter(u, id); err != nil {
			return err
		}
		if m.Version != version {
			return programme.Refuse(programme.Conflict, "", "Việc này đã thay đổi sau khi bạn mở trang: nay ở tình trạng “%s”. Xem lại rồi làm bước cần làm.", m.StateLabel())
		}
		m, err = tx.actMatter(u, p, m, act, e, false)
		return err
	})
	return m, err
}

// actMatter takes a step; record tells that the step's own record comes along.
func (tx *Tx) actMatter(u programme.User, p programme.Project, m programme.Matter, act programme.MatterAct, e programme.MatterEntry, record bool) (programme.Matter, error) {
	f, err := tx.matterFacts(p, m)
	if err != nil {
		return m, err
	}
	f.Record = record
	if e.Owner, err = tx.ownerOf(p, e.Owner); err != nil {
		return m, err
	}
	if e, err = tx.payEntry(p, m, act, e, &f); err != nil {
		return m, err
	}
	line, err := m.Take(act, p, u, e, f, tx.now)
	if err != nil {
		return m, err
	}
	m.Version++
	err = tx.update(`UPDATE matters SET state = $1, state_since = $2, is_open = $3, due = $4, amount = $5, paper_no = $6, paper_date = $7, version = $8, updated_at = $2,
		asked = $9, owner_id = $10, owner_name = $11 WHERE id = $12 AND version = $13`, m.State, m.StateSince, m.Open(), m.Due, m.Amount, m.PaperNo, m.PaperDate, m.Version,
		m.Asked, m.OwnerID, m.OwnerName, m.ID, m.Version-1)
	if err != nil {
		return m, err
	}
	if err := tx.payMatter(u, p, m, line); err != nil {
		return m, err
	}
	if err := tx.matterMoved(u, p, m, line); err != nil {
		return m, err
	}
	return m, tx.visitSettled(u, p, m)
}

// matterMoved keeps a line of a matter's way, says it in the project's history
// and tells whoever has the work now.
func (tx *Tx) matterMoved(u programme.User, p programme.Project, m programme.Matter, line programme.MatterMoved) error {
	line.MatterID = m.ID
	err := tx.exec(`INSERT INTO matter_moves (matter_id, act, from_state, to_state, at, user_id, user_name, post_title, role, note, paper_no, paper_date, amount, due)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		line.MatterID, line.Act, line.From, line.To, line.At, line.UserID, line.UserName, line.PostTitle, line.Role, line.Entry.Note,
		line.Entry.PaperNo, line.Entry.PaperDate, line.Entry.Amount, line.Entry.Due)
	if err != nil {
		return err
	}
	if err := tx.settle(p.ID, m.Settled()); err != nil {
		return err
	}
	if err := tx.tell(p, m.Tellings(p, line)...); err != nil {
		return err
	}
	subject := programme.SProject
	if m.Table().Internal {
		subject = programme.SMatter // the project's history is also read by who applies
	}
	id := map[programme.Subject]int64{programme.SProject: p.ID, programme.SMatter: m.ID}[subject]
	return tx.record(u, programme.Event{Subject: subject, SubjectID: id, ProgrammeID: p.ProgrammeID, Action: "matter", Title: p.Code + " – " + p.Title, Note: m.Said(line)})
}

// matter loads a matter of a project that the user sees, and the project.
func (tx *Tx) matter(u programme.User, id int64) (m programme.Matter, p programme.Project, err error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return m, p, err
	}
	m, err = scanMatter(func(into ...any) error {
		return tx.row("việc này", `SELECT `+matterColumns+` FROM matters m WHERE m.id = $1`, []any{id}, into...)
	})
	if err != nil {
		return m, p, err
	}
	if err = tx.payment(&m); err != nil {
		return m, p, err
	}
	if p, err = tx.project(u, m.ProjectID); programme.KindOf(err) == programme.NotFound || err == nil && !m.SeenBy(u) {
		err = programme.Refuse(programme.NotFound, "", "Không tìm thấy việc này.")
	}
	return m, p, err
}

// matterFacts gathers what the rules of a matter ask.
func (tx *Tx) matterFacts(p programme.Project, m programme.Matter) (f programme.MatterFacts, err error) {
	f.TakenBy = map[programme.MatterAct]int64{}
	moves, err := tx.matterMoves(m.ID)
	if err != nil {
		return f, err
	}
	for _, line := range moves {
		f.TakenBy[line.Act] = line.UserID
	}
	switch m.Kind {
	case programme.MatterPayment:
		f.Pay, err = tx.paymentFacts(p, m)
	case programme.MatterComplaint:
		err = tx.complaintFacts(p, m, &f)
	case programme.MatterFinding, programme.MatterVisit:
		err = tx.findingFacts(m, &f)
	}
	return f, err
}

// complaintFacts finds the decisions of a project, the one complained of, and
// how long one may.
func (tx *Tx) complaintFacts(p programme.Project, m programme.Matter, f *programme.MatterFacts) error {
	moves, err := tx.moves(p.ID)
	if err != nil {
		return err
	}
	for _, one := range moves {
		if one.Complainable() {
			f.Decisions = append(f.Decisions, one)
		}
		if one.Complainable() && one.ID == m.AboutMove {
			f.Decided = programme.DayOf(one.At)
		}
	}
	if f.Decided == 0 {
		return nil
	}
	rules, err := tx.rules()
	f.Complain = rules.ComplaintDue(f.Decided)
	return err
}

// opinionFacts says whose opinions on a project are awaited.
func (tx *Tx) opinionFacts(p programme.Project, f *programme.Facts) error {
	return tx.rows(`SELECT about FROM matters WHERE project_id = $1 AND kind = $2 AND is_open ORDER BY id`, []any{p.ID, programme.MatterOpinion}, func(scan func(...any) error) error {
		var office string
		err := scan(&office)
		f.OpenOpinions = append(f.OpenOpinions, office)
		return err
	})
}
