package store

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// Move takes one bare step of the workflow with a project: one that needs no
// more than a note. version is that of the project as the user saw it, so that
// of two people who act at once one is told.
func (s *Store) Move(ctx context.Context, u programme.User, id, version int64, m programme.Move, note string) (p programme.Project, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if version == 0 {
			version = -1 // a form that names none is as old as can be
		}
		if p, err = tx.projectAt(u, id, version); err != nil {
			return err
		}
		if way := m.Way(); way != programme.Bare {
			return programme.Refuse(programme.Invalid, "move", "Bước “%s” không làm riêng được: %s.", m.Label(), way.Where())
		}
		p, err = tx.take(u, p, m, programme.Facts{}, note)
		return err
	})
	return p, err
}

// projectAt loads a project to act on it; one that somebody else has saved
// since the user saw it is a conflict.
func (tx *Tx) projectAt(u programme.User, id, version int64) (programme.Project, error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return programme.Project{}, err
	}
	p, err := tx.project(u, id)
	if err == nil && version != 0 && p.Version != version {
		err = programme.Refuse(programme.Conflict, "", "Đề án đã thay đổi sau khi bạn mở trang: nay ở tình trạng “%s”. Xem lại trang đề án rồi làm bước cần làm.", p.Stage.LabelFor(u))
	}
	return p, err
}

// take moves a project that was loaded in this transaction along the workflow
// and writes it, with its line of the way, its event, and what was submitted.
// known are the facts that the caller has; the others are gathered here.
func (tx *Tx) take(u programme.User, p programme.Project, m programme.Move, known programme.Facts, note string) (programme.Project, error) {
	f, err := tx.facts(p, known)
	if err != nil {
		return p, err
	}
	old := p
	moved, err := p.Take(m, u, f, note, tx.now)
	if err != nil {
		return p, err
	}
	saved, err := tx.writeProject(p)
	if err != nil {
		return p, err
	}
	if err := tx.recordMove(moved); err != nil {
		return p, err
	}
	if moved.Round != old.Round {
		if err := tx.keepRound(u, saved); err != nil {
			return p, err
		}
	}
	if err := tx.contractFollows(u, saved, moved); err != nil {
		return p, err
	}
	if err := tx.tellMoved(saved, moved); err != nil {
		return p, err
	}
	return saved, tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: saved.ID, ProgrammeID: saved.ProgrammeID, Action: "moved", Title: saved.Code + " – " + saved.Title,
		Changes: programme.Changes(old.Fields(), saved.Fields()), Note: moveNote(m, moved.Note),
	})
}

func moveNote(m programme.Move, note string) string {
	if note == "" {
		return m.Done() + "."
	}
	return m.Done() + ": " + note
}

func (tx *Tx) recordMove(m programme.Moved) error {
	args := moveArgs(m)
	return tx.exec(insertMove+valuesOf(1, len(args)), args...)
}

const insertMove = `INSERT INTO project_moves (project_id, move, from_stage, to_stage, at, user_id, user_name, post_id, post_title, role, note, round, due)`

// moveArgs are the values of insertMove.
func moveArgs(m programme.Moved) []any {
	return []any{m.ProjectID, m.Move, m.From, m.To, m.At, m.UserID, m.UserName, m.PostID, m.PostTitle, m.Role, m.Note, m.Round, m.Due}
}

// Moves lists the way of a project, oldest first.
func (s *Store) Moves(ctx context.Context, u programme.User, id int64) (all []programme.Moved, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, id); err != nil {
			return err
		}
		all, err = tx.moves(id)
		all = programme.MovesFor(u, all)
		return err
	})
	return all, err
}

func (tx *Tx) moves(id int64) ([]programme.Moved, error) {
	return remember(tx, fmt.Sprint("moves ", id), func() ([]programme.Moved, error) { return tx.loadMoves(id) })
}

func (tx *Tx) loadMoves(id int64) (all []programme.Moved, err error) {
	err = tx.rows(`SELECT id, project_id, move, from_stage, to_stage, at, user_id, user_name, post_id, post_title, role, note, round, due
		FROM project_moves WHERE project_id = $1 ORDER BY id`, []any{id}, func(scan func(...any) error) error {
		var m programme.Moved
		err := scan(&m.ID, &m.ProjectID, &m.Move, &m.From, &m.To, &m.At, &m.UserID, &m.UserName, &m.PostID, &m.PostTitle, &m.Role, &m.Note, &m.Round, &m.Due)
		all = append(all, m)
		return err
	})
	return all, err
}

// Facts gathers what the workflow asks of a project, for its page to say what
// each step still needs.
func (s *Store) Facts(ctx context.Context, u programme.User, p programme.Project) (f programme.Facts, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		f, err = tx.facts(p, programme.Facts{})
		f = f.For(u)
		return err
	})
	return f, err
}

// facts gathers what the workflow asks, where the project stands; known are
// those that the act itself brings.
func (tx *Tx) facts(p programme.Project, known programme.Facts) (programme.Facts, error) {
	moves, err := tx.moves(p.ID)
	if err != nil {
		return known, err
	}
	return tx.factsAfter(p, moves, known)
}

// factsAfter gathers the facts of a project whose way so far is known.
func (tx *Tx) factsAfter(p programme.Project, moves []programme.Moved, known programme.Facts) (f programme.Facts, err error) {
	f = known
	f.Today, f.TakenBy = programme.DayOf(tx.now), map[programme.Move]int64{}
	if f.Rules, err = tx.rules(); err != nil {
		return f, err
	}
	for _, m := range moves {
		if m.Round == p.Round {
			f.TakenBy[m.Move] = m.UserID
		}
	}
	if p.Stage == programme.Draft {
		if err := tx.callFacts(p, &f); err != nil {
			return f, err
		}
	}
	if p.Stage.Writable() {
		day, err := tx.decisionDay(p)
		if err != nil {
			return f, err
		}
		norms, _, err := tx.normsFor(p, day)
		if err != nil {
			return f, err
		}
		f.AboveNorm = p.CheckNorm(norms, day)
		if f.Started, err = tx.startProblem(p); err != nil {
			return f, err
		}
		if f.Second, err = tx.secondPerson(p); err != nil {
			return f, err
		}
	}
	if p.Stage == programme.BaseAppraisal || p.Stage == programme.MinistryAppraisal {
		if f.Eligibility, f.Doubles, err = tx.eligibilityProblems(p); err != nil {
			return f, err
		}
	}
	if err := tx.opinionFacts(p, &f); err != nil {
		return f, err
	}
	if err := tx.appraisalFacts(p, &f); err != nil {
		return f, err
	}
	if err := tx.paperFacts(p, &f); err != nil {
		return f, err
	}
	if err := tx.returnFacts(p, &f); err != nil {
		return f, err
	}
	return f, nil
}
