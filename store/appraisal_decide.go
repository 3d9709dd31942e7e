package store

import (
	"context"

	"khuyencong/programme"
)

// ConcludeAppraisal puts a draft before the leader: from then on the report is
// never changed, and what it recommends stands in the project's money, beside
// what was asked.
func (s *Store) ConcludeAppraisal(ctx context.Context, u programme.User, id, version int64) (a programme.Appraisal, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if a, p, err = tx.appraisalAt(u, id, version); err != nil {
			return err
		}
		if err := a.MayWrite(p, u); err != nil {
			return err
		}
		if a, err = tx.refreshed(u, p, a); err != nil {
			return err
		}
		norms, err := tx.normsOf(p.Content)
		if err != nil {
			return err
		}
		day, err := tx.decisionDay(p)
		if err != nil {
			return err
		}
		if err := a.CheckConclude(p, norms, day, programme.DayOf(tx.now)); err != nil {
			return err
		}
		a.State, a.ConcludedBy, a.ConcludedAt = programme.AppraisalConcluded, u.ID, tx.now
		if a, err = tx.writeAppraisal(u, p, a); err != nil {
			return err
		}
		if err := tx.recordAppraisal(u, p, a, "concluded", a.ConclusionText()); err != nil {
			return err
		}
		if err := tx.tell(p, a.Telling(p)); err != nil {
			return err
		}
		return tx.recommend(u, p, a)
	})
	return a, err
}

// recommend writes the recommended money into the project's lines.
func (tx *Tx) recommend(u programme.User, p programme.Project, a programme.Appraisal) error {
	old := p
	a.ApplyTo(&p)
	changes := programme.Changes(old.Fields(), p.Fields())
	if len(changes) == 0 {
		return nil
	}
	saved, err := tx.writeProject(p)
	if err != nil {
		return err
	}
	return tx.saved(u, programme.SProject, saved.ID, saved.ProgrammeID, saved.Code+" – "+saved.Title, old.ID, old.Fields(), saved.Fields())
}

// DecideAppraisal is the leader's conclusion by a report: the step of the
// workflow that the report proposes, and the report is used.
func (s *Store) DecideAppraisal(ctx context.Context, u programme.User, id, version int64, m programme.Move, note string) (p programme.Project, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var a programme.Appraisal
		if a, p, err = tx.appraisalAt(u, id, version); err != nil {
			return err
		}
		if m.Way() != programme.ByReport {
			return programme.Refuse(programme.Invalid, "move", "Bước “%s” không kết luận bằng phiếu thẩm định. Tải lại trang phiếu rồi chọn lại.", m.Label())
		}
		if err := a.MayDecide(p, u); err != nil {
			return err
		}
		if p, err = tx.take(u, p, m, programme.Facts{}, note); err != nil {
			return err
		}
		a.State = programme.AppraisalUsed
		return tx.decided(u, p, a, "used", note)
	})
	return p, err
}

// SendBackAppraisal gives a report back to its writers with a reason: it stays
// as it was, and a new one goes on from it. What it recommended no longer
// stands.
func (s *Store) SendBackAppraisal(ctx context.Context, u programme.User, id, version int64, reason string) (p programme.Project, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var a programme.Appraisal
		if a, p, err = tx.appraisalAt(u, id, version); err != nil {
			return err
		}
		if err := a.MaySendBack(p, u, reason); err != nil {
			return err
		}
		a.State = programme.AppraisalSentBack
		if err := tx.decided(u, p, a, "sent_back", reason); err != nil {
			return err
		}
		withdrawn := a
		withdrawn.Conclusion = programme.NotConcluded
		return tx.recommend(u, p, withdrawn)
	})
	return p, err
}

func (tx *Tx) decided(u programme.User, p programme.Project, a programme.Appraisal, action, remark string) error {
	a.DecidedName, a.DecidedPost, a.DecidedAt, a.Remark = u.Name, u.PostTitle, tx.now, remark
	a, err := tx.writeAppraisal(u, p, a)
	if err != nil {
		return err
	}
	if err := tx.recordAppraisal(u, p, a, action, remark); err != nil {
		return err
	}
	if a.State == programme.AppraisalSentBack {
		return tx.tell(p, a.Telling(p))
	}
	return nil
}

func (tx *Tx) recordAppraisal(u programme.User, p programme.Project, a programme.Appraisal, action, note string) error {
	return tx.record(u, programme.Event{Subject: programme.SAppraisal, SubjectID: a.ID, ProgrammeID: p.ProgrammeID, Action: action, Title: p.Code + " – " + a.Title(), Note: note})
}

// appraisalAt loads a report to act on it; one that somebody else has saved
// since the user saw it is a conflict.
func (tx *Tx) appraisalAt(u programme.User, id, version int64) (programme.Appraisal, programme.Project, error) {
	if err := u.Require(programme.Appraise); err != nil {
		return programme.Appraisal{}, programme.Project{}, err
	}
	a, p, err := tx.appraisal(u, id)
	if err == nil && a.Version != version {
		err = programme.Refuse(programme.Conflict, "", "Phiếu thẩm định đã thay đổi sau khi bạn mở trang (nay: %s). Xem lại phiếu rồi làm bước cần làm.", a.State.Label())
	}
	return a, p, err
}

// AppraisalsWaiting lists the reports that wait for the user's conclusion, the
// oldest first: their numbers, projects and what they propose. Those that he
// wrote himself are not among them.
func (s *Store) AppraisalsWaiting(ctx context.Context, u programme.User) (all []programme.Appraisal, err error) {
	stages := programme.ConcludesAt(u)
	if len(stages) == 0 {
		return nil, nil
	}
	var w where
	w.and("a.state = ?", programme.AppraisalConcluded)
	w.conditions = append(w.conditions, "p.stage = a.at_stage", "p.round = a.round")
	w.and("NOT EXISTS (SELECT 1 FROM appraisal_writers x WHERE x.appraisal_id = a.id AND x.account_id = ?)", u.ID)
	w.in("a.at_stage", words(stages))
	w.scope(u)
	err = s.read(ctx, func(tx *Tx) error {
		all = nil
		if err := u.Require(programme.Appraise); err != nil {
			return err
		}
		return tx.rows(`SELECT a.id, a.project_id, a.at_stage, a.conclusion, a.concluded_at FROM appraisals a JOIN projects p ON p.id = a.project_id`+w.sql()+` ORDER BY a.concluded_at, a.id`+w.page(1),
			w.args, func(scan func(...any) error) error {
				var a programme.Appraisal
				err := scan(&a.ID, &a.ProjectID, &a.At, &a.Conclusion, &a.ConcludedAt)
				all = append(all, a)
				return err
			})
	})
	return all, err
}
