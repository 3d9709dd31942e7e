package store

import (
	"context"

	"khuyencong/programme"
)

// Settlement loads one settlement with its project.
func (s *Store) Settlement(ctx context.Context, u programme.User, id int64) (one programme.Settlement, p programme.Project, err error) {
	err = s.read(ctx, func(tx *Tx) error { one, p, err = tx.settlement(u, id); return err })
	return one, p, err
}

func (tx *Tx) settlement(u programme.User, id int64) (s programme.Settlement, p programme.Project, err error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return s, p, err
	}
	gone := programme.Refuse(programme.NotFound, "", "Không tìm thấy quyết toán này.")
	s, err = scanSettlement(func(into ...any) error {
		return tx.row("quyết toán này", `SELECT `+settlementColumns+` FROM settlements WHERE id = $1`, []any{id}, into...)
	})
	if err != nil {
		return s, p, err
	}
	if p, err = tx.project(u, s.ProjectID); programme.KindOf(err) == programme.NotFound && err != nil {
		return programme.Settlement{}, p, gone
	}
	if err == nil && s.State == programme.SettlementDraft && !u.May(programme.ReadInternal) {
		return programme.Settlement{}, p, gone // not theirs before it is concluded
	}
	return s, p, err
}

func (tx *Tx) settlementAt(u programme.User, id, version int64) (programme.Settlement, programme.Project, error) {
	if err := u.Require(programme.ConcludeSettlement); err != nil {
		return programme.Settlement{}, programme.Project{}, err
	}
	s, p, err := tx.settlement(u, id)
	if err == nil && s.Version != version {
		err = programme.Refuse(programme.Conflict, "", "Quyết toán đã thay đổi sau khi bạn mở trang (nay: %s). Xem lại rồi làm bước cần làm.", s.State.Label())
	}
	return s, p, err
}

// ConcludeSettlement makes the settlement stand: settled support and proved
// money of others go into the ledger, and the project is completed. A stopped
// project stays stopped.
func (s *Store) ConcludeSettlement(ctx context.Context, u programme.User, id, version int64) (one programme.Settlement, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if one, p, err = tx.settlementAt(u, id, version); err != nil {
			return err
		}
		one, err = tx.concludeSettlement(u, p, one)
		return err
	})
	return one, err
}

func (tx *Tx) concludeSettlement(u programme.User, p programme.Project, s programme.Settlement) (programme.Settlement, error) {
	if s.State != programme.SettlementDraft {
		return s, programme.Refuse(programme.Conflict, "", "Quyết toán này %s rồi. Tải lại trang đề án.", s.State.Label())
	}
	if err := s.MayConclude(u); err != nil {
		return s, err
	}
	f, err := tx.settlementFacts(p)
	if err != nil {
		return s, err
	}
	s.Body.Refresh(f)
	if err := s.CheckConclude(f); err != nil {
		return s, err
	}
	s.State, s.Concluded = programme.SettlementConcluded, programme.EnteredBy(u, tx.now)
	if s, err = tx.writeSettlement(s); err != nil {
		return s, err
	}
	if lines := s.Entries(p, p.SettlingYear(f.Balances)); len(lines) > 0 {
		if p, err = tx.enter(u, p, s.LedgerBasis(), lines...); err != nil {
			return s, err
		}
	}
	if err := tx.recordSettlement(u, p, s, "settled", s.Body.Support.Formula()); err != nil {
		return s, err
	}
	if p.Stage == programme.Stopped {
		return s, nil
	}
	_, err = tx.take(u, p, programme.Complete, programme.Facts{}, s.Title()+": "+s.Body.Settled().Dong()+".")
	return s, err
}

// CancelSettlement takes a concluded settlement back by a paper with a reason:
// its lines of the ledger are reversed and the project waits for another.
func (s *Store) CancelSettlement(ctx context.Context, u programme.User, id, version int64, by programme.Basis) (one programme.Settlement, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if one, p, err = tx.settlementAt(u, id, version); err != nil {
			return err
		}
		one, err = tx.cancelSettlement(u, p, one, by)
		return err
	})
	return one, err
}

func (tx *Tx) cancelSettlement(u programme.User, p programme.Project, s programme.Settlement, by programme.Basis) (programme.Settlement, error) {
	c, err := tx.contractOf(p.ID)
	if err != nil {
		return s, err
	}
	if err := s.MayCancel(u, c); err != nil {
		return s, err
	}
	if err := by.CheckCancel(s.Dated, programme.DayOf(tx.now)); err != nil {
		return s, err
	}
	document := s.Number
	s.State, s.Cancelled, s.Reason, s.Paper = programme.SettlementCancelled, programme.EnteredBy(u, tx.now), by.Reason, by.Paper()
	if s, err = tx.writeSettlement(s); err != nil {
		return s, err
	}
	if p, err = tx.takeBack(u, p, document, by, programme.ESettled, programme.EEvidenced); err != nil {
		return s, err
	}
	if err := tx.recordSettlement(u, p, s, "cancelled", by.Paper()+": "+by.Reason); err != nil {
		return s, err
	}
	if p.Stage == programme.Stopped {
		return s, nil
	}
	_, err = tx.take(u, p, programme.CancelSettle, programme.Facts{}, by.Paper()+": "+by.Reason)
	return s, err
}

func (tx *Tx) recordSettlement(u programme.User, p programme.Project, s programme.Settlement, action, note string) error {
	return tx.record(u, programme.Event{Subject: programme.SSettlement, SubjectID: s.ID, ProgrammeID: p.ProgrammeID, Action: action, Title: p.Code + " – " + s.Title(), Note: note})
}
