package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"khuyencong/programme"
)

// CheckPapers writes what an officer found of a dossier's papers in this
// round. version is that of the project as he saw it.
func (s *Store) CheckPapers(ctx context.Context, u programme.User, projectID, version int64, checks []programme.PaperCheck) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Appraise); err != nil {
			return err
		}
		p, err := tx.projectAt(u, projectID, version)
		if err != nil {
			return err
		}
		if err := tx.mayCheckPapers(u, p); err != nil {
			return err
		}
		lines, err := tx.papers(p)
		if err != nil {
			return err
		}
		var notes []string
		var errs []error
		for _, c := range checks {
			i := slices.IndexFunc(lines, func(l programme.PaperLine) bool { return l.Code == c.Code })
			if i < 0 {
				return programme.Refuse(programme.Invalid, "code", "Hồ sơ không có mục giấy tờ “%s”. Tải lại trang rồi đánh dấu lại.", c.Code)
			}
			current, has := lines[i].Current()
			switch {
			case c.PaperID != current.ID:
				return programme.Refuse(programme.Conflict, "", "%s vừa có bản khác. Tải lại trang để xem bản mới rồi đánh dấu.", lines[i].Name)
			case c.OK && !has && lines[i].Required:
				errs = append(errs, programme.Refuse(programme.Invalid, "ok_"+c.Code, "%s là giấy tờ bắt buộc mà hồ sơ chưa có nên không thể đạt.", lines[i].Name))
			}
			errs = append(errs, c.Valid())
			if old, looked := lines[i].Looked(); looked && old.OK == c.OK && old.Cause == c.Cause && old.Note == c.Note {
				continue
			}
			notes = append(notes, paperVerdict(lines[i].Name, c))
			err := tx.exec(`INSERT INTO paper_checks (project_id, code, round, paper_id, ok, cause, note, at, user_id, who) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
				ON CONFLICT (project_id, code, round) DO UPDATE SET paper_id = $4, ok = $5, cause = $6, note = $7, at = $8, user_id = $9, who = $10`,
				p.ID, c.Code, p.Round, c.PaperID, c.OK, c.Cause, c.Note, tx.now, u.ID, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who())
			if err != nil {
				return err
			}
		}
		if err := errors.Join(errs...); err != nil || len(notes) == 0 {
			return err
		}
		return tx.record(u, programme.Event{
			Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "papers_checked", Title: p.Code + " – " + p.Title,
			Note: strings.Join(notes, "; ") + ".",
		})
	})
}

func paperVerdict(name string, c programme.PaperCheck) string {
	if c.OK {
		return name + ": đạt"
	}
	text := name + ": chưa đạt, " + c.Cause.Label()
	if c.Note != "" {
		text += " (" + c.Note + ")"
	}
	return text
}

// mayCheckPapers refuses who may not say whether papers are in order: it is
// the work of who has the dossier after it was submitted, and not of who
// submitted it.
func (tx *Tx) mayCheckPapers(u programme.User, p programme.Project) error {
	if p.Recorded || p.Stage != programme.Submitted {
		return programme.Refuse(programme.Conflict, "", "Hồ sơ đang ở tình trạng “%s”. Giấy tờ chỉ được kiểm tra khi hồ sơ chờ kiểm tra.", p.Stage.LabelFor(u))
	}
	if !p.Stage.HeldBy(u.Role, p.Level) {
		return programme.Refuse(programme.Forbidden, "", "Vai trò %s không kiểm tra hồ sơ mới nộp. Việc này cần vai trò: %s.", u.Role.Label(), programme.RoleCentreOfficer.Label())
	}
	f, err := tx.facts(p, programme.Facts{})
	if err != nil {
		return err
	}
	for _, m := range []programme.Move{programme.Submit, programme.Resubmit} {
		if f.TakenBy[m] == u.ID && u.ID != 0 && u.Role != programme.RoleLocal {
			return programme.Refuse(programme.Forbidden, "", "Bạn đã nộp hồ sơ này nên không tự kiểm tra. Việc này cần vai trò %s do người khác giữ.", programme.RoleCentreOfficer.Label())
		}
	}
	return nil
}

// paperFacts adds to the facts of the workflow which papers a dossier lacks.
func (tx *Tx) paperFacts(p programme.Project, f *programme.Facts) error {
	if p.Recorded || !p.Stage.Writable() && p.Stage != programme.Submitted {
		return nil
	}
	lines, err := tx.papers(p)
	f.MissingPapers = programme.MissingPapers(p.Stage, lines)
	return err
}
