package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"khuyencong/programme"
)

// ReturnProject sends a dossier back to be mended, with the points that who
// applies works through. It is the only way to take the move Return.
func (s *Store) ReturnProject(ctx context.Context, u programme.User, id, version int64, note string, points []programme.Point) (p programme.Project, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Appraise); err != nil {
			return err
		}
		if p, err = tx.projectAt(u, id, version); err != nil {
			return err
		}
		lines, err := tx.papers(p)
		if err != nil {
			return err
		}
		parts := p.Parts(lines)
		// First the step itself, so that who may not take it hears that.
		if p, err = tx.take(u, p, programme.Return, programme.Facts{Points: programme.PointTexts(points)}, note); err != nil {
			return err
		}
		checked, err := programme.CheckPoints(points, parts)
		if err != nil {
			return err
		}
		var rows [][]any
		for _, one := range checked {
			rows = append(rows, []any{p.ID, p.Round, one.Position, one.Field, one.Label, one.Was, one.Cause, one.Text, one.Remedy, "", "", ""})
		}
		return tx.insertMany(`INSERT INTO return_points (project_id, round, position, field, label, was, cause, text, remedy, answer, reply, replied_by)`, rows, "")
	})
	return p, err
}

// AnswerPoints writes what who applies says to points of the last return.
// Answers may be changed until the dossier is submitted again.
func (s *Store) AnswerPoints(ctx context.Context, u programme.User, projectID int64, answers []programme.Point) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditDrafts); err != nil {
			return err
		}
		p, err := tx.project(u, projectID)
		if err != nil {
			return err
		}
		if err := p.MayAnswer(u); err != nil {
			return err
		}
		if !p.Stage.HeldBy(u.Role, p.Level) {
			return programme.Refuse(programme.Forbidden, "", "Vai trò %s không trả lời thay cơ sở. Việc này cần vai trò: %s.", u.Role.Label(), rolesText(p.Stage.Holders(p.Level)))
		}
		points, err := tx.points(p.ID, p.Round)
		if err != nil {
			return err
		}
		var errs []error
		var notes []string
		for _, a := range answers {
			i := slices.IndexFunc(points, func(one programme.Point) bool { return one.ID == a.ID })
			if i < 0 {
				return programme.Refuse(programme.Conflict, "", "Điểm cần bổ sung này không thuộc lần trả lại hiện nay. Tải lại trang rồi trả lời.")
			}
			old := points[i]
			a.Label = old.Label
			errs = append(errs, a.CheckAnswer())
			if old.Answer == a.Answer && old.Reply == a.Reply {
				continue
			}
			notes = append(notes, answerText(a))
			err := tx.exec(`UPDATE return_points SET answer = $1, reply = $2, replied_at = $3, replied_by = $4 WHERE id = $5`,
				a.Answer, a.Reply, tx.now, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), a.ID)
			if err != nil {
				return err
			}
		}
		if err := errors.Join(errs...); err != nil || len(notes) == 0 {
			return err
		}
		return tx.record(u, programme.Event{
			Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "replied", Title: p.Code + " – " + p.Title,
			Note: strings.Join(notes, "; ") + ".",
		})
	})
}

func answerText(a programme.Point) string {
	if a.Reply == "" {
		return a.Label + ": " + a.Answer.Label()
	}
	return fmt.Sprintf("%s: %s (%s)", a.Label, a.Answer.Label(), a.Reply)
}

func rolesText(roles []programme.Role) string {
	var all []string
	for _, r := range roles {
		all = append(all, r.Label())
	}
	return strings.Join(all, ", ")
}

const pointColumns = `id, project_id, round, position, field, label, was, cause, text, remedy, answer, reply, replied_at, replied_by`

func (tx *Tx) points(projectID int64, round int) ([]programme.Point, error) {
	return tx.pointsWhere(` WHERE project_id = $1 AND round = $2`, projectID, round)
}

func (tx *Tx) pointsWhere(which string, args ...any) (all []programme.Point, err error) {
	err = tx.rows(`SELECT `+pointColumns+` FROM return_points`+which+` ORDER BY round, position`, args, func(scan func(...any) error) error {
		var p programme.Point
		var replied sql.NullTime
		err := scan(&p.ID, &p.ProjectID, &p.Round, &p.Position, &p.Field, &p.Label, &p.Was, &p.Cause, &p.Text, &p.Remedy, &p.Answer, &p.Reply, &replied, &p.RepliedBy)
		p.RepliedAt = replied.Time
		all = append(all, p)
		return err
	})
	return all, err
}

// Returns lists every time that a dossier was sent back, the newest first,
// with its points and their answers.
func (s *Store) Returns(ctx context.Context, u programme.User, projectID int64) (all []programme.Returning, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, projectID); err != nil {
			return err
		}
		moves, err := tx.moves(projectID)
		if err != nil {
			return err
		}
		points, err := tx.pointsWhere(` WHERE project_id = $1`, projectID)
		all = programme.ReturnsOf(moves, points)
		return err
	})
	return all, err
}

// openFields are the fields that the last return opened.
func (tx *Tx) openFields(p programme.Project) ([]string, error) {
	points, err := tx.points(p.ID, p.Round)
	if err != nil {
		return nil, err
	}
	day, err := tx.decisionDay(p)
	if err != nil {
		return nil, err
	}
	norms, _, err := tx.normsFor(p, day)
	return p.OpenFor(points, p.CheckNorm(norms, day)), err
}

// returnFacts adds to the facts of the workflow the points of the last return
// that nobody has answered.
func (tx *Tx) returnFacts(p programme.Project, f *programme.Facts) error {
	if p.Recorded || p.Stage != programme.Returned {
		return nil
	}
	points, err := tx.points(p.ID, p.Round)
	f.Unanswered = programme.UnansweredOf(points)
	return err
}
