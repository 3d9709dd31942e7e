package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"khuyencong/programme"
)

const settlementColumns = `id, project_id, acceptance_id, state, number, dated, filed, body, writer_id, written_by, concluded_id, concluded_name, concluded_post, concluded_at,
	cancelled_id, cancelled_name, cancelled_post, cancelled_at, reason, paper, version, updated_at`

func scanSettlement(scan func(...any) error) (s programme.Settlement, err error) {
	var body string
	var concluded, cancelled sql.NullTime
	err = scan(&s.ID, &s.ProjectID, &s.AcceptanceID, &s.State, &s.Number, &s.Dated, &s.Filed, &body, &s.Writer, &s.WrittenBy, &s.Concluded.UserID, &s.Concluded.UserName,
		&s.Concluded.PostTitle, &concluded, &s.Cancelled.UserID, &s.Cancelled.UserName, &s.Cancelled.PostTitle, &cancelled, &s.Reason, &s.Paper, &s.Version, &s.UpdatedAt)
	if err != nil {
		return s, err
	}
	s.Concluded.At, s.Cancelled.At = concluded.Time, cancelled.Time
	return s, json.Unmarshal([]byte(body), &s.Body)
}

// settlements lists the settlements of a project, the newest first.
func (tx *Tx) settlements(project int64) (all []programme.Settlement, err error) {
	err = tx.rows(`SELECT `+settlementColumns+` FROM settlements WHERE project_id = $1 ORDER BY id DESC`, []any{project}, func(scan func(...any) error) error {
		s, err := scanSettlement(scan)
		all = append(all, s)
		return err
	})
	return all, err
}

// SettlementForm is what the form of a settlement needs.
type SettlementForm struct {
	Project    programme.Project
	Acceptance programme.Acceptance
	Draft      programme.Settlement // as saved, or a new one with ID 0
	Facts      programme.SettlementFacts
	Due        programme.Deadline // of the file
}

// SettlementForm gathers what the form needs: the open draft, or a new one with
// the amounts that the records give.
func (s *Store) SettlementForm(ctx context.Context, u programme.User, project int64) (f SettlementForm, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		if f, err = tx.settlementForm(p); err != nil {
			return err
		}
		return f.Draft.MayWrite(p, u)
	})
	return f, err
}

func (tx *Tx) settlementForm(p programme.Project) (f SettlementForm, err error) {
	f.Project = p
	f.Draft = programme.Settlement{ProjectID: p.ID, State: programme.SettlementDraft}
	if f.Facts, err = tx.settlementFacts(p); err != nil {
		return f, err
	}
	f.Acceptance = f.Facts.Acceptance
	if f.Acceptance.ID == 0 {
		return f, programme.Refuse(programme.Conflict, "", "Đề án chưa có biên bản nghiệm thu được kết luận nên chưa quyết toán được. Nghiệm thu trước; đề án đã ngừng thì lập biên bản xác nhận khối lượng.")
	}
	f.Draft.AcceptanceID = f.Acceptance.ID
	all, err := tx.settlements(p.ID)
	if err != nil {
		return f, err
	}
	for _, s := range all {
		if s.State == programme.SettlementConcluded {
			return f, programme.Refuse(programme.Conflict, "", "Đề án đã quyết toán (%s). Hủy quyết toán đó trước nếu phải làm lại.", s.Title())
		}
		if s.State == programme.SettlementDraft {
			f.Draft = s
		}
	}
	f.Draft.Body.Refresh(f.Facts)
	rules, err := tx.rules()
	f.Due = rules.SettlementDue(f.Acceptance.Dated)
	return f, err
}

// settlementFacts gathers what a settlement rests on.
func (tx *Tx) settlementFacts(p programme.Project) (f programme.SettlementFacts, err error) {
	f.Project, f.Today = p, programme.DayOf(tx.now)
	if f.Contract, err = tx.contractOf(p.ID); err != nil {
		return f, err
	}
	accepted, err := tx.acceptances(p.ID)
	if err != nil {
		return f, err
	}
	f.Acceptance, _ = programme.StandingAcceptance(accepted)
	if f.Vouchers, err = tx.vouchers(p.ID); err != nil {
		return f, err
	}
	entries, err := tx.entries(p.ID)
	if err != nil {
		return f, err
	}
	f.Balances = programme.BalancesOf(entries)
	f.Basis, err = tx.supportBasis(p)
	return f, err
}

// SaveSettlement creates a draft (ID 0) or saves a new version of it.
func (s *Store) SaveSettlement(ctx context.Context, u programme.User, mine programme.Settlement) (saved programme.Settlement, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.WriteSettlement); err != nil {
			return err
		}
		p, err := tx.projectAt(u, mine.ProjectID, 0)
		if err != nil {
			return err
		}
		saved, err = tx.saveSettlement(u, p, mine)
		return err
	})
	return saved, err
}

func (tx *Tx) saveSettlement(u programme.User, p programme.Project, mine programme.Settlement) (programme.Settlement, error) {
	f, err := tx.settlementForm(p)
	if err != nil {
		return mine, err
	}
	old := f.Draft
	switch {
	case mine.ID != old.ID && old.ID != 0:
		return mine, programme.Refuse(programme.Conflict, "", "%s đang lập quyết toán của đề án này. Tải lại trang để làm tiếp.", old.WrittenBy)
	case mine.ID != old.ID:
		return mine, programme.Refuse(programme.Conflict, "", "Quyết toán này đã được kết luận hoặc đã hủy nên không sửa được. Tải lại trang đề án.")
	}
	if err := old.MayWrite(p, u); err != nil {
		return mine, err
	}
	mine.State, mine.ProjectID, mine.AcceptanceID, mine.Writer, mine.WrittenBy = programme.SettlementDraft, p.ID, f.Acceptance.ID, u.ID, programme.EnteredBy(u, tx.now).Who()
	mine.Body.Refresh(f.Facts)
	if err := mine.Check(f.Facts.Today); err != nil {
		return mine, err
	}
	saved, err := tx.writeSettlement(mine)
	if err != nil {
		return mine, err
	}
	return saved, tx.saved(u, programme.SSettlement, saved.ID, p.ProgrammeID, p.Code+" – "+saved.Title(), old.ID, old.Fields(), saved.Fields())
}

func (tx *Tx) writeSettlement(s programme.Settlement) (programme.Settlement, error) {
	body, err := json.Marshal(s.Body)
	if err != nil {
		return s, err
	}
	saved := s
	saved.Version, saved.UpdatedAt = s.Version+1, tx.now
	args := []any{s.State, s.Number, s.Dated, s.Filed, string(body), s.Writer, s.WrittenBy, s.Concluded.UserID, s.Concluded.UserName, s.Concluded.PostTitle, nullTime(s.Concluded.At),
		s.Cancelled.UserID, s.Cancelled.UserName, s.Cancelled.PostTitle, nullTime(s.Cancelled.At), s.Reason, s.Paper, saved.Version, tx.now}
	if s.ID == 0 {
		return saved, tx.row("", `INSERT INTO settlements (state, number, dated, filed, body, writer_id, written_by, concluded_id, concluded_name, concluded_post, concluded_at,
			cancelled_id, cancelled_name, cancelled_post, cancelled_at, reason, paper, version, updated_at, project_id, acceptance_id)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) RETURNING id`, append(args, s.ProjectID, s.AcceptanceID), &saved.ID)
	}
	return saved, tx.update(`UPDATE settlements SET state = $1, number = $2, dated = $3, filed = $4, body = $5, writer_id = $6, written_by = $7, concluded_id = $8, concluded_name = $9,
		concluded_post = $10, concluded_at = $11, cancelled_id = $12, cancelled_name = $13, cancelled_post = $14, cancelled_at = $15, reason = $16, paper = $17, version = $18,
		updated_at = $19 WHERE id = $20 AND version = $21`, append(args, s.ID, s.Version)...)
}
