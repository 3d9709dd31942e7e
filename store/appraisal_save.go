package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"khuyencong/programme"
)

// AppraisalForm is what an appraiser needs in order to write a report.
type AppraisalForm struct {
	Project     programme.Project
	Draft       programme.Appraisal // as saved, or a new one with ID 0
	Earlier     []programme.Appraisal
	Eligibility programme.Eligibility
	Doubles     programme.DoubleFunding
	Problems    []string    // what the conditions still lack
	Past        PastSupport // of the beneficiary, in other projects
	Owner       string      // of the beneficiary
	Way         []programme.Moved
}

// AppraisalForm gathers what the form of a report needs: the draft of this
// round, or a new one.
func (s *Store) AppraisalForm(ctx context.Context, u programme.User, project int64) (f AppraisalForm, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		f = AppraisalForm{}
		if f.Project, err = tx.projectAt(u, project, 0); err != nil {
			return err
		}
		if err := f.Project.MayAppraise(u); err != nil {
			return err
		}
		if f.Earlier, err = tx.appraisals(project); err != nil {
			return err
		}
		draft, _, err := tx.draftOf(f.Project, f.Earlier)
		if err != nil {
			return err
		}
		f.Earlier = slices.DeleteFunc(f.Earlier, func(a programme.Appraisal) bool { return a.ID == draft.ID })
		if f.Draft, err = tx.refreshed(u, f.Project, draft); err != nil {
			return err
		}
		if f.Eligibility, err = tx.eligibility(project); err != nil {
			return err
		}
		if f.Problems, _, err = tx.eligibilityProblems(f.Project); err != nil {
			return err
		}
		if f.Doubles, err = tx.doubleFunding(programme.LocalUser, f.Project); err != nil {
			return err
		}
		if f.Way, err = tx.moves(project); err != nil {
			return err
		}
		if f.Project.Establishment.ID != 0 {
			e, err := tx.establishment(programme.LocalUser, f.Project.Establishment.ID)
			if err != nil {
				return err
			}
			f.Owner = e.Owner
		}
		f.Past, err = tx.pastSupport(u, f.Project)
		return err
	})
	return f, err
}

// draftOf is the open draft of the project's round, or a new report; waiting is
// a report that is before the leader, while which none is begun.
func (tx *Tx) draftOf(p programme.Project, all []programme.Appraisal) (draft programme.Appraisal, waiting *programme.Appraisal, err error) {
	draft = programme.Appraisal{ProjectID: p.ID, Round: p.Round, At: p.Stage, Attempt: 1, State: programme.AppraisalDraft, By: programme.ByOfficer}
	for _, a := range all {
		switch {
		case !a.Current(p):
		case a.State == programme.AppraisalDraft:
			return a, nil, nil
		case a.State == programme.AppraisalConcluded:
			return draft, &a, nil
		default:
			draft.Attempt = a.Attempt + 1
			if a.State == programme.AppraisalSentBack { // go on from what was sent back
				draft.By, draft.Conclusion, draft.Causes, draft.Reasons, draft.Body = a.By, a.Conclusion, a.Causes, a.Reasons, a.Body
			}
		}
	}
	return draft, nil, nil
}

// refreshed is a draft with what the program knows today: the project, the
// criteria in force, what was asked, the norm, the conditions and opinions.
// What people wrote stays.
func (tx *Tx) refreshed(u programme.User, p programme.Project, a programme.Appraisal) (programme.Appraisal, error) {
	b := &a.Body
	rows, err := tx.appraisalCriteria()
	if err != nil {
		return a, err
	}
	b.Criteria, b.Total, b.Rule = programme.AppliedCriteria(rows, p.Level, programme.DayOf(tx.now))
	b.KeepMarks()
	b.KeepFigures(programme.AppraisalFigures(p))
	b.Facts = p.Fields()
	if a.By == programme.ByOfficer && len(b.Members) == 0 {
		b.Members = []programme.Member{{No: 1, Name: u.Name, Office: u.PostTitle, Role: programme.Appraiser}}
	}
	norms, err := tx.normsOf(p.Content)
	if err != nil {
		return a, err
	}
	day, err := tx.decisionDay(p)
	if err != nil {
		return a, err
	}
	b.Ceiling = a.Ceiling(p, norms, day).Sentence
	if b.Opinions, err = tx.opinionsGiven(p.ID); err != nil {
		return a, err
	}
	conditions, err := tx.eligibility(p.ID)
	if err != nil {
		return a, err
	}
	doubles, err := tx.doubleFunding(programme.LocalUser, p)
	if err != nil {
		return a, err
	}
	b.Seen = programme.SeenByAppraisal(conditions, doubles)
	return a, nil
}

// SaveAppraisal creates a draft (ID 0) or saves a new version of it. What was
// asked, the criteria and the project are the program's own: they are taken from
// the records, whatever is sent.
func (s *Store) SaveAppraisal(ctx context.Context, u programme.User, a programme.Appraisal) (saved programme.Appraisal, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, a.ProjectID, 0)
		if err != nil {
			return err
		}
		saved, err = tx.saveAppraisal(u, p, a)
		return err
	})
	return saved, err
}

func (tx *Tx) saveAppraisal(u programme.User, p programme.Project, a programme.Appraisal) (programme.Appraisal, error) {
	if err := p.MayAppraise(u); err != nil {
		return a, err
	}
	all, err := tx.appraisals(p.ID)
	if err != nil {
		return a, err
	}
	old, waiting, err := tx.draftOf(p, all)
	if err != nil {
		return a, err
	}
	switch {
	case a.ID != 0 && a.ID != old.ID:
		return a, programme.Refuse(programme.Conflict, "", "Phiếu thẩm định này đã được trình hoặc thuộc vòng khác nên không sửa được. Tải lại trang đề án.")
	case waiting != nil:
		return a, programme.Refuse(programme.Conflict, "", "Phiếu thẩm định của vòng này đã trình lãnh đạo lúc %s. Chờ lãnh đạo kết luận, hoặc trả lại để sửa.", programme.Moment(waiting.ConcludedAt))
	case a.ID == 0 && old.ID != 0:
		return a, programme.Refuse(programme.Conflict, "", "%s đã lập phiếu thẩm định của vòng này. Mở lại trang thẩm định để làm tiếp phiếu đó.", old.AuthorName)
	}
	mine := old
	mine.By, mine.Conclusion, mine.Causes, mine.Reasons, mine.Version = a.By, a.Conclusion, programme.SortCauses(a.Causes), a.Reasons, a.Version
	mine.Body.Office, mine.Body.Members, mine.Body.Marks, mine.Body.Minutes, mine.Body.Statement = a.Body.Office, a.Body.Members, a.Body.Marks, a.Body.Minutes, a.Body.Statement
	mine.Body.Figures = a.Body.Figures
	mine.SignedBy(u)
	if mine, err = tx.refreshed(u, p, mine); err != nil {
		return a, err
	}
	if err := mine.MayWrite(p, u); err != nil {
		return a, err
	}
	if err := mine.Check(); err != nil {
		return a, err
	}
	saved, err := tx.writeAppraisal(u, p, mine)
	if err != nil {
		return a, err
	}
	return saved, tx.saved(u, programme.SAppraisal, saved.ID, p.ProgrammeID, p.Code+" – "+saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// writeAppraisal writes a report as it is given, with its causes and writers.
func (tx *Tx) writeAppraisal(u programme.User, p programme.Project, a programme.Appraisal) (programme.Appraisal, error) {
	body, err := json.Marshal(a.Body)
	if err != nil {
		return a, err
	}
	saved := a
	saved.Version, saved.UpdatedAt = a.Version+1, tx.now
	q := p
	saved.ApplyTo(&q)
	args := []any{a.State, a.By, a.Conclusion, a.Reasons, q.Appraised().Support, string(body), a.AuthorName, a.AuthorPost, a.ConcludedBy, nullTime(a.ConcludedAt),
		a.DecidedName, a.DecidedPost, nullTime(a.DecidedAt), a.Remark, saved.Version, tx.now}
	if a.ID == 0 {
		err = tx.row("phiếu thẩm định", `INSERT INTO appraisals (state, done_by, conclusion, reasons, support, body, author_name, author_post, concluded_by, concluded_at,
			decided_name, decided_post, decided_at, remark, version, updated_at, project_id, round, at_stage, attempt)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) RETURNING id`,
			append(args, a.ProjectID, a.Round, a.At, a.Attempt), &saved.ID)
	} else {
		err = tx.update(`UPDATE appraisals SET state = $1, done_by = $2, conclusion = $3, reasons = $4, support = $5, body = $6, author_name = $7, author_post = $8,
			concluded_by = $9, concluded_at = $10, decided_name = $11, decided_post = $12, decided_at = $13, remark = $14, version = $15, updated_at = $16
			WHERE id = $17 AND version = $18`, append(args, a.ID, a.Version)...)
	}
	if err != nil || a.State != programme.AppraisalDraft && a.State != programme.AppraisalConcluded {
		return saved, err
	}
	if err := tx.exec(`DELETE FROM appraisal_causes WHERE appraisal_id = $1`, saved.ID); err != nil {
		return a, err
	}
	for _, c := range a.Causes {
		if err := tx.exec(`INSERT INTO appraisal_causes (appraisal_id, cause) VALUES ($1, $2)`, saved.ID, c); err != nil {
			return a, err
		}
	}
	if !slices.Contains(saved.WrittenBy, u.ID) {
		saved.WrittenBy = append(slices.Clone(saved.WrittenBy), u.ID)
	}
	return saved, tx.exec(`INSERT INTO appraisal_writers (appraisal_id, account_id) VALUES ($1, $2) ON CONFLICT (appraisal_id, account_id) DO NOTHING`, saved.ID, u.ID)
}

// nullTime writes the zero moment as NULL.
func nullTime(t time.Time) sql.NullTime { return sql.NullTime{Time: t, Valid: !t.IsZero()} }
