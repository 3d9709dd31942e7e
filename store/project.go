package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

const projectColumns = `p.id, p.programme_id, p.code, p.title, p.kind, p.content, p.level, p.year, COALESCE(p.establishment_id, 0), COALESCE(e.name, ''),
	p.place_code, p.place_name, p.stage, p.stage_since, p.due, p.days_left, p.back_to, p.round, p.recorded, p.commitment, p.norm_exception, p.note, p.version, p.updated_at, p.centre_post_id, p.department_post_id`

const projectTables = ` FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id`

func scanProject(scan func(...any) error) (p programme.Project, err error) {
	err = scan(&p.ID, &p.ProgrammeID, &p.Code, &p.Title, &p.Kind, &p.Content, &p.Level, &p.Year, &p.Establishment.ID, &p.Establishment.Name,
		&p.Place.Code, &p.Place.Name, &p.Stage, &p.StageSince, &p.Due, &p.DaysLeft, &p.BackTo, &p.Round, &p.Recorded, &p.Commitment, &p.NormException, &p.Note, &p.Version, &p.UpdatedAt, &p.Charges.Centre, &p.Charges.Department)
	return p, err
}

// Project loads one project with its funding lines and outcomes.
func (s *Store) Project(ctx context.Context, u programme.User, id int64) (p programme.Project, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		p, err = tx.project(u, id)
		p = p.For(u)
		return err
	})
	return p, err
}

// project loads a project; one out of the user's scope is not found, like one
// that is not there.
func (tx *Tx) project(u programme.User, id int64) (programme.Project, error) {
	return remember(tx, projectSeen(u, id), func() (programme.Project, error) { return tx.loadProject(u, id) })
}

func (tx *Tx) loadProject(u programme.User, id int64) (p programme.Project, err error) {
	condition, args := scoped(u, id)
	p, err = scanProject(func(into ...any) error {
		return tx.row("đề án này", `SELECT `+projectColumns+projectTables+` WHERE p.id = $1`+condition, args, into...)
	})
	if err != nil {
		return p, err
	}
	err = tx.rows(`SELECT source, name, requested, appraised, approved, disbursed, done FROM funding_lines WHERE project_id = $1 ORDER BY position`, []any{id}, func(scan func(...any) error) error {
		var l programme.FundingLine
		err := scan(&l.Source, &l.Name, &l.Requested, &l.Appraised, &l.Approved, &l.Disbursed, &l.Done)
		p.Lines = append(p.Lines, l)
		return err
	})
	if err != nil {
		return p, err
	}
	err = tx.rows(`SELECT indicator, promised, actual FROM outcomes WHERE project_id = $1`, []any{id}, func(scan func(...any) error) error {
		var o programme.Outcome
		err := scan(&o.Indicator, quantity{&o.Promised}, quantity{&o.Actual})
		p.Outcomes = append(p.Outcomes, o)
		return err
	})
	slices.SortFunc(p.Outcomes, func(a, b programme.Outcome) int {
		return cmp.Compare(slices.Index(programme.Indicators, a.Indicator), slices.Index(programme.Indicators, b.Indicator))
	})
	if err == nil && p.Stage == programme.Returned && !p.Recorded {
		p.Open, err = tx.openFields(p)
	}
	return p, err
}

// projectSeen names a project as a user sees it among what a read remembers.
func projectSeen(u programme.User, id int64) string {
	return fmt.Sprint("project ", id, " as ", u.ID, " ", u.PostID)
}

// seesProject refuses a project that the user does not see as one that there is
// not, like project, for what needs no more of it.
func (tx *Tx) seesProject(u programme.User, id int64) error {
	if err := u.Require(programme.ReadRecords); err != nil {
		return err
	}
	if _, known := tx.seen[projectSeen(u, id)]; known {
		return nil
	}
	condition, args := scoped(u, id)
	return tx.row("đề án này", `SELECT p.id FROM projects p WHERE p.id = $1`+condition, args, &id)
}

// SaveProject creates a project (ID 0) or saves a new version of it, with its
// lines and outcomes, in one transaction.
func (s *Store) SaveProject(ctx context.Context, u programme.User, p programme.Project) (programme.Project, error) {
	saved, err := s.saveProject(ctx, u, p)
	for try := 0; try < 9 && p.Code == "" && s.d.duplicate(err); try++ {
		saved, err = s.saveProject(ctx, u, p) // somebody else was given the proposed code meanwhile
	}
	return saved, s.codeTaken(p, err)
}

func (s *Store) saveProject(ctx context.Context, u programme.User, p programme.Project) (saved programme.Project, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		saved, err = tx.saveProject(u, p)
		return err
	})
	return saved, err
}

// codeTaken names the code that another project of the programme has.
func (s *Store) codeTaken(p programme.Project, err error) error {
	if s.d.duplicate(err) {
		return programme.Refuse(programme.Invalid, "code", "Chương trình đã có đề án mang mã %s. Chọn mã khác.", p.Code)
	}
	return err
}

// SaveProjects saves many projects in one transaction: all of them or none.
func (s *Store) SaveProjects(ctx context.Context, u programme.User, all []programme.Project) error {
	return s.write(ctx, func(tx *Tx) error {
		for _, p := range all {
			if _, err := tx.saveProject(u, p); err != nil {
				return s.codeTaken(p, err)
			}
		}
		return nil
	})
}

func (tx *Tx) saveProject(u programme.User, p programme.Project) (programme.Project, error) {
	var old programme.Project
	var err error
	if p.ID != 0 {
		if old, err = tx.project(u, p.ID); err != nil {
			return p, err
		}
		p.StageSince, p.Due, p.DaysLeft, p.BackTo, p.Round = old.StageSince, old.Due, old.DaysLeft, old.BackTo, old.Round
		p.KeepUnseen(old, u)
		p.KeepDisbursed(old)
	}
	if err := p.MayWrite(old, u); err != nil {
		return p, err
	}
	if p.SameAs(old) {
		return old, nil
	}
	of, err := tx.programme(p.ProgrammeID)
	if err != nil {
		return p, err
	}
	if p.WantsCode(old) {
		if p.Code, err = tx.nextCode(p.ProgrammeID, p.Level, p.Year); err != nil {
			return p, err
		}
	}
	if err := p.Check(of); err != nil {
		return p, err
	}
	if old.Place != p.Place || old.Year != p.Year {
		if err := tx.knownPlace("place", p.Place, p.PlaceDay()); err != nil {
			return p, err
		}
	}
	if p.Establishment.ID != 0 {
		e, err := tx.establishment(u, p.Establishment.ID)
		if programme.KindOf(err) == programme.NotFound {
			return p, programme.Refuse(programme.Invalid, "establishment", "Đơn vị thụ hưởng đã chọn không còn trong sổ cơ sở. Chọn lại.")
		}
		if err != nil {
			return p, err
		}
		if err := tx.notMerged("establishment", e); err != nil {
			return p, err
		}
		p.Establishment.Name = e.Name
	}
	if err := tx.withinNorms(p); err != nil {
		return p, err
	}
	if !u.SeesProject(p) {
		return p, outOfScope(u)
	}
	moved, err := p.Enter(old, u, tx.now)
	if err != nil {
		return p, err
	}
	saved, err := tx.writeProject(p)
	if err != nil {
		return p, err
	}
	if moved.Move != "" {
		moved.ProjectID = saved.ID
		if err := tx.recordMove(moved); err != nil {
			return p, err
		}
	}
	if saved.Recorded {
		if saved, err = tx.enterBook(u, saved); err != nil {
			return p, err
		}
	}
	if old.ID != 0 && old.Corrects() {
		return saved, tx.corrected(u, old, saved)
	}
	return saved, tx.saved(u, programme.SProject, saved.ID, saved.ProgrammeID, saved.Code+" – "+saved.Title, old.ID, old.Fields(), saved.Fields())
}

// corrected records an officer's correction of what was submitted with its
// reason, and tells who applied.
func (tx *Tx) corrected(u programme.User, old, saved programme.Project) error {
	e := programme.Event{
		Subject: programme.SProject, SubjectID: saved.ID, ProgrammeID: saved.ProgrammeID, Action: "changed", Title: saved.Code + " – " + saved.Title,
		Changes: programme.Changes(old.Fields(), saved.Fields()), Note: programme.Clean(saved.Correction),
	}
	if err := tx.tell(saved, saved.CorrectionTelling(u, e.Changes, tx.now)); err != nil {
		return err
	}
	return tx.record(u, e)
}

// NextCode proposes the code of a new project of a level in a year.
func (s *Store) NextCode(ctx context.Context, u programme.User, of int64, level programme.Level, year int) (code string, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditDrafts); err != nil {
			return err
		}
		code, err = tx.nextCode(of, level, year)
		return err
	})
	return code, err
}

func (tx *Tx) nextCode(of int64, level programme.Level, year int) (string, error) {
	var taken []string
	err := tx.rows(`SELECT code FROM projects WHERE programme_id = $1 AND code LIKE $2`,
		[]any{of, programme.CodePrefix(level, year) + "%"}, func(scan func(...any) error) error {
			var code string
			err := scan(&code)
			taken = append(taken, code)
			return err
		})
	return programme.NextCode(level, year, taken), err
}
