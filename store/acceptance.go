package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"khuyencong/programme"
)

const acceptanceColumns = `id, project_id, state, number, dated, body, writer_id, written_by, concluded_id, concluded_name, concluded_post, concluded_at,
	cancelled_id, cancelled_name, cancelled_post, cancelled_at, reason, paper, version, updated_at`

func scanAcceptance(scan func(...any) error) (a programme.Acceptance, err error) {
	var body string
	var concluded, cancelled sql.NullTime
	err = scan(&a.ID, &a.ProjectID, &a.State, &a.Number, &a.Dated, &body, &a.Writer, &a.WrittenBy, &a.Concluded.UserID, &a.Concluded.UserName, &a.Concluded.PostTitle, &concluded,
		&a.Cancelled.UserID, &a.Cancelled.UserName, &a.Cancelled.PostTitle, &cancelled, &a.Reason, &a.Paper, &a.Version, &a.UpdatedAt)
	if err != nil {
		return a, err
	}
	a.Concluded.At, a.Cancelled.At = concluded.Time, cancelled.Time
	return a, json.Unmarshal([]byte(body), &a.Body)
}

// acceptances lists the acceptance records of a project, the newest first.
func (tx *Tx) acceptances(project int64) (all []programme.Acceptance, err error) {
	err = tx.rows(`SELECT `+acceptanceColumns+` FROM acceptances WHERE project_id = $1 ORDER BY id DESC`, []any{project}, func(scan func(...any) error) error {
		a, err := scanAcceptance(scan)
		all = append(all, a)
		return err
	})
	return all, err
}

// AcceptanceForm is what the form of an acceptance record needs.
type AcceptanceForm struct {
	Project  programme.Project
	Contract programme.Contract
	Draft    programme.Acceptance // as saved, or a new one with ID 0
	Earlier  []programme.Acceptance
	Facts    programme.AcceptanceFacts
	Known    []programme.Machine // of the project's dossier
}

// AcceptanceForm gathers what the form of a record needs: the open draft, or a
// new one prefilled from the contract.
func (s *Store) AcceptanceForm(ctx context.Context, u programme.User, project int64) (f AcceptanceForm, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		f, err = tx.acceptanceForm(u, p)
		if err != nil {
			return err
		}
		return f.Draft.MayWrite(p, u)
	})
	return f, err
}

func (tx *Tx) acceptanceForm(u programme.User, p programme.Project) (f AcceptanceForm, err error) {
	f.Project = p
	if f.Contract, err = tx.contractOf(p.ID); err != nil {
		return f, err
	}
	if !f.Contract.Signed() {
		return f, programme.Refuse(programme.Conflict, "", "Đề án chưa có hợp đồng có hiệu lực nên chưa lập biên bản nghiệm thu được. Ký hợp đồng trước.")
	}
	if f.Earlier, err = tx.acceptances(p.ID); err != nil {
		return f, err
	}
	f.Draft = programme.NewAcceptance(p, f.Contract)
	for i, a := range f.Earlier {
		if a.State == programme.AcceptanceConcluded && p.Stage == programme.Stopped {
			return f, programme.Refuse(programme.Conflict, "", "Đề án này đã có biên bản xác nhận khối lượng được kết luận (%s).", a.Title())
		}
		if a.State == programme.AcceptanceDraft {
			f.Draft = a
			f.Earlier = append(f.Earlier[:i:i], f.Earlier[i+1:]...)
			break
		}
	}
	if f.Facts, err = tx.acceptanceFacts(p, f.Contract); err != nil {
		return f, err
	}
	known, err := tx.machines(p.ID)
	if err != nil {
		return f, err
	}
	f.Known = known.Rows
	f.Draft, err = tx.refreshedAcceptance(p, f.Contract, f.Draft)
	if f.Draft.ID == 0 {
		f.Draft.Body.KnowMachines(f.Known)
	}
	return f, err
}

// refreshedAcceptance is a draft with what the program knows today: the
// contract's cost table, the papers that are asked, and the support that its
// accepted cost gives.
func (tx *Tx) refreshedAcceptance(p programme.Project, c programme.Contract, a programme.Acceptance) (programme.Acceptance, error) {
	b := &a.Body
	b.Stopped, b.Content = p.Stage == programme.Stopped, p.Content
	b.KeepLines(c.Terms.Costs)
	day := a.Dated
	if day == 0 {
		day = programme.DayOf(tx.now)
	}
	b.KeepEvidence(programme.EvidenceFor(p.Content, day))
	basis, err := tx.supportBasis(p)
	if err != nil {
		return a, err
	}
	entries, err := tx.entries(p.ID)
	if err != nil {
		return a, err
	}
	balances := programme.BalancesOf(entries)
	basis.Approved, basis.Contracted = balances.Approved(), balances.Of(programme.EContracted)
	b.Compute(basis)
	return a, nil
}

// supportBasis is what the law says of a project's support: the norms of its
// content on the day of the plan's decision.
func (tx *Tx) supportBasis(p programme.Project) (b programme.SupportBasis, err error) {
	b = programme.SupportBasis{Content: p.Content, Level: p.Level, Exception: p.NormException}
	if b.Decided, err = tx.decisionDay(p); err != nil {
		return b, err
	}
	b.Norms, _, err = tx.normsFor(p, b.Decided)
	return b, err
}

// acceptanceFacts gathers what concluding asks.
func (tx *Tx) acceptanceFacts(p programme.Project, c programme.Contract) (f programme.AcceptanceFacts, err error) {
	f.Contract, f.Machines = c, programme.SupportsMachines(p.Content)
	entries, err := tx.entries(p.ID)
	if err != nil {
		return f, err
	}
	f.Advanced = programme.BalancesOf(entries).Of(programme.EAdvanced)
	f.Inspections, f.Open, err = tx.inspected(p)
	return f, err
}

// SaveAcceptance creates a draft (ID 0) or saves a new version of it.
func (s *Store) SaveAcceptance(ctx context.Context, u programme.User, a programme.Acceptance) (saved programme.Acceptance, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.WriteSettlement); err != nil {
			return err
		}
		p, err := tx.projectAt(u, a.ProjectID, 0)
		if err != nil {
			return err
		}
		saved, err = tx.saveAcceptance(u, p, a)
		return err
	})
	return saved, err
}

func (tx *Tx) saveAcceptance(u programme.User, p programme.Project, a programme.Acceptance) (programme.Acceptance, error) {
	f, err := tx.acceptanceForm(u, p)
	if err != nil {
		return a, err
	}
	old := f.Draft
	switch {
	case a.ID != old.ID && old.ID != 0:
		return a, programme.Refuse(programme.Conflict, "", "%s đang lập biên bản nghiệm thu của đề án này. Tải lại trang để làm tiếp biên bản đó.", old.WrittenBy)
	case a.ID != old.ID:
		return a, programme.Refuse(programme.Conflict, "", "Biên bản này đã được kết luận hoặc đã hủy nên không sửa được. Tải lại trang đề án.")
	}
	if err := old.MayWrite(p, u); err != nil {
		return a, err
	}
	mine := a
	mine.State, mine.ProjectID, mine.Writer, mine.WrittenBy = programme.AcceptanceDraft, p.ID, u.ID, programme.EnteredBy(u, tx.now).Who()
	if mine, err = tx.refreshedAcceptance(p, f.Contract, mine); err != nil {
		return a, err
	}
	if err := mine.Check(programme.DayOf(tx.now)); err != nil {
		return a, err
	}
	saved, err := tx.writeAcceptance(mine)
	if err != nil {
		return a, err
	}
	return saved, tx.saved(u, programme.SAcceptance, saved.ID, p.ProgrammeID, p.Code+" – "+saved.Title(), old.ID, old.Fields(), saved.Fields())
}

func (tx *Tx) writeAcceptance(a programme.Acceptance) (programme.Acceptance, error) {
	body, err := json.Marshal(a.Body)
	if err != nil {
		return a, err
	}
	saved := a
	saved.Version, saved.UpdatedAt = a.Version+1, tx.now
	args := []any{a.State, a.Number, a.Dated, string(body), a.Writer, a.WrittenBy, a.Concluded.UserID, a.Concluded.UserName, a.Concluded.PostTitle, nullTime(a.Concluded.At),
		a.Cancelled.UserID, a.Cancelled.UserName, a.Cancelled.PostTitle, nullTime(a.Cancelled.At), a.Reason, a.Paper, saved.Version, tx.now}
	if a.ID == 0 {
		return saved, tx.row("", `INSERT INTO acceptances (state, number, dated, body, writer_id, written_by, concluded_id, concluded_name, concluded_post, concluded_at,
			cancelled_id, cancelled_name, cancelled_post, cancelled_at, reason, paper, version, updated_at, project_id)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING id`, append(args, a.ProjectID), &saved.ID)
	}
	return saved, tx.update(`UPDATE acceptances SET state = $1, number = $2, dated = $3, body = $4, writer_id = $5, written_by = $6, concluded_id = $7, concluded_name = $8,
		concluded_post = $9, concluded_at = $10, cancelled_id = $11, cancelled_name = $12, cancelled_post = $13, cancelled_at = $14, reason = $15, paper = $16, version = $17,
		updated_at = $18 WHERE id = $19 AND version = $20`, append(args, a.ID, a.Version)...)
}
