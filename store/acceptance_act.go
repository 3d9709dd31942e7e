package store

import (
	"context"

	"khuyencong/programme"
)

// Acceptance loads one record with its project.
func (s *Store) Acceptance(ctx context.Context, u programme.User, id int64) (a programme.Acceptance, p programme.Project, err error) {
	err = s.read(ctx, func(tx *Tx) error { a, p, err = tx.acceptance(u, id); return err })
	return a, p, err
}

func (tx *Tx) acceptance(u programme.User, id int64) (a programme.Acceptance, p programme.Project, err error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return a, p, err
	}
	gone := programme.Refuse(programme.NotFound, "", "Không tìm thấy biên bản nghiệm thu này.")
	a, err = scanAcceptance(func(into ...any) error {
		return tx.row("biên bản nghiệm thu này", `SELECT `+acceptanceColumns+` FROM acceptances WHERE id = $1`, []any{id}, into...)
	})
	if err != nil {
		return a, p, err
	}
	if p, err = tx.project(u, a.ProjectID); programme.KindOf(err) == programme.NotFound && err != nil {
		return programme.Acceptance{}, p, gone
	}
	if err == nil && a.State == programme.AcceptanceDraft && !u.May(programme.ReadInternal) {
		return programme.Acceptance{}, p, gone // not theirs before it is concluded
	}
	return a, p, err
}

// acceptanceAt loads a record to act on it; one that somebody else has saved
// since the user saw it is a conflict.
func (tx *Tx) acceptanceAt(u programme.User, id, version int64) (programme.Acceptance, programme.Project, error) {
	if err := u.Require(programme.ConcludeSettlement); err != nil {
		return programme.Acceptance{}, programme.Project{}, err
	}
	a, p, err := tx.acceptance(u, id)
	if err == nil && a.Version != version {
		err = programme.Refuse(programme.Conflict, "", "Biên bản đã thay đổi sau khi bạn mở trang (nay: %s). Xem lại biên bản rồi làm bước cần làm.", a.State.Label())
	}
	return a, p, err
}

// ConcludeAcceptance makes the record stand: the accepted support goes into the
// ledger and the project is accepted. Of a stopped project only its volume is
// confirmed; it stays stopped.
func (s *Store) ConcludeAcceptance(ctx context.Context, u programme.User, id, version int64) (a programme.Acceptance, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if a, p, err = tx.acceptanceAt(u, id, version); err != nil {
			return err
		}
		a, err = tx.concludeAcceptance(u, p, a)
		return err
	})
	return a, err
}

func (tx *Tx) concludeAcceptance(u programme.User, p programme.Project, a programme.Acceptance) (programme.Acceptance, error) {
	if a.State != programme.AcceptanceDraft {
		return a, programme.Refuse(programme.Conflict, "", "Biên bản này %s rồi. Tải lại trang đề án.", a.State.Label())
	}
	if err := a.MayConclude(u); err != nil {
		return a, err
	}
	f, err := tx.acceptanceForm(u, p)
	if err != nil {
		return a, err
	}
	if a, err = tx.refreshedAcceptance(p, f.Contract, a); err != nil {
		return a, err
	}
	if err := a.CheckConclude(f.Facts, programme.DayOf(tx.now)); err != nil {
		return a, err
	}
	a.State, a.Concluded = programme.AcceptanceConcluded, programme.EnteredBy(u, tx.now)
	if a, err = tx.writeAcceptance(a); err != nil {
		return a, err
	}
	entries, err := tx.entries(p.ID)
	if err != nil {
		return a, err
	}
	if lines := a.Entries(p, p.SettlingYear(programme.BalancesOf(entries))); len(lines) > 0 {
		if p, err = tx.enter(u, p, a.LedgerBasis(), lines...); err != nil {
			return a, err
		}
	}
	if err := tx.recordAcceptance(u, p, a, "accepted", a.Body.Result.Label()+". "+a.Body.Support.Formula()); err != nil {
		return a, err
	}
	if err := tx.closeReports(p, a.Title()); err != nil {
		return a, err
	}
	if p.Stage == programme.Stopped {
		return a, nil
	}
	_, err = tx.take(u, p, programme.Accept, programme.Facts{}, a.Title()+": "+a.Body.Result.Label()+".")
	return a, err
}

// CancelAcceptance takes a concluded record back by a paper with a reason: its
// lines of the ledger are reversed and the project goes on.
func (s *Store) CancelAcceptance(ctx context.Context, u programme.User, id, version int64, by programme.Basis) (a programme.Acceptance, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if a, p, err = tx.acceptanceAt(u, id, version); err != nil {
			return err
		}
		a, err = tx.cancelAcceptance(u, p, a, by)
		return err
	})
	return a, err
}

func (tx *Tx) cancelAcceptance(u programme.User, p programme.Project, a programme.Acceptance, by programme.Basis) (programme.Acceptance, error) {
	all, err := tx.settlements(p.ID)
	if err != nil {
		return a, err
	}
	_, settled := programme.StandingSettlement(all)
	if err := a.MayCancel(u, settled); err != nil {
		return a, err
	}
	if err := by.CheckCancel(a.Dated, programme.DayOf(tx.now)); err != nil {
		return a, err
	}
	for _, s := range all { // what was begun on it is of no use any more
		if s.State == programme.SettlementDraft {
			s.State, s.Cancelled, s.Reason, s.Paper = programme.SettlementCancelled, programme.EnteredBy(u, tx.now), by.Reason, by.Document
			if _, err := tx.writeSettlement(s); err != nil {
				return a, err
			}
		}
	}
	document := a.Number
	a.State, a.Cancelled, a.Reason, a.Paper = programme.AcceptanceCancelled, programme.EnteredBy(u, tx.now), by.Reason, by.Paper()
	if a, err = tx.writeAcceptance(a); err != nil {
		return a, err
	}
	if p, err = tx.takeBack(u, p, document, by, programme.EAccepted); err != nil {
		return a, err
	}
	if err := tx.recordAcceptance(u, p, a, "cancelled", by.Paper()+": "+by.Reason); err != nil {
		return a, err
	}
	if p.Stage == programme.Stopped {
		return a, nil
	}
	_, err = tx.take(u, p, programme.CancelAccept, programme.Facts{}, by.Paper()+": "+by.Reason)
	return a, err
}

// takeBack reverses what a paper wrote of some kinds.
func (tx *Tx) takeBack(u programme.User, p programme.Project, document string, by programme.Basis, kinds ...programme.EntryKind) (programme.Project, error) {
	entries, err := tx.entries(p.ID)
	if err != nil {
		return p, err
	}
	lines := programme.ReversalsOf(entries, document, by, kinds...)
	if len(lines) == 0 {
		return p, nil
	}
	return tx.enter(u, p, by, lines...)
}

func (tx *Tx) recordAcceptance(u programme.User, p programme.Project, a programme.Acceptance, action, note string) error {
	return tx.record(u, programme.Event{Subject: programme.SAcceptance, SubjectID: a.ID, ProgrammeID: p.ProgrammeID, Action: action, Title: p.Code + " – " + a.Title(), Note: note})
}
