package store

import (
	"cmp"
	"context"
	"slices"

	"khuyencong/programme"
)

const projectColumns = `p.id, p.programme_id, p.code, p.title, p.kind, p.content, p.level, p.year, COALESCE(p.establishment_id, 0), COALESCE(e.name, ''),
	p.place_code, p.place_name, p.stage, p.commitment, p.norm_exception, p.note, p.version, p.updated_at`

const projectTables = ` FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id`

func scanProject(scan func(...any) error) (p programme.Project, err error) {
	err = scan(&p.ID, &p.ProgrammeID, &p.Code, &p.Title, &p.Kind, &p.Content, &p.Level, &p.Year, &p.Establishment.ID, &p.Establishment.Name,
		&p.Place.Code, &p.Place.Name, &p.Stage, &p.Commitment, &p.NormException, &p.Note, &p.Version, &p.UpdatedAt)
	return p, err
}

// Project loads one project with its funding lines and outcomes.
func (s *Store) Project(ctx context.Context, u programme.User, id int64) (p programme.Project, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		p, err = tx.project(u, id)
		return err
	})
	return p, err
}

// project loads a project; one out of the user's scope is not found, like one
// that is not there.
func (tx *Tx) project(u programme.User, id int64) (p programme.Project, err error) {
	condition, args := scoped(u, id)
	p, err = scanProject(func(into ...any) error {
		return tx.row("đề án này", `SELECT `+projectColumns+projectTables+` WHERE p.id = $1`+condition, args, into...)
	})
	if err != nil {
		return p, err
	}
	err = tx.rows(`SELECT source, name, approved, done FROM funding_lines WHERE project_id = $1 ORDER BY position`, []any{id}, func(scan func(...any) error) error {
		var l programme.FundingLine
		err := scan(&l.Source, &l.Name, &l.Approved, &l.Done)
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
	return p, err
}

// SaveProject creates a project (ID 0) or saves a new version of it, with its
// lines and outcomes, in one transaction.
func (s *Store) SaveProject(ctx context.Context, u programme.User, p programme.Project) (programme.Project, error) {
	saved := p
	err := s.write(ctx, func(tx *Tx) error {
		var err error
		saved, err = tx.saveProject(u, p)
		return s.codeTaken(p, err)
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
	if err := u.Require(programme.EditProjects); err != nil {
		return p, err
	}
	of, err := tx.programme(p.ProgrammeID)
	if err != nil {
		return p, err
	}
	if err := p.Check(of); err != nil {
		return p, err
	}
	var old programme.Project
	if p.ID != 0 {
		if old, err = tx.project(u, p.ID); err != nil {
			return p, err
		}
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
	saved := p
	saved.Version, saved.UpdatedAt = p.Version+1, tx.now
	approved, done := p.Approved(), p.Done()
	folded := programme.Fold(p.Code + " " + p.Title + " " + p.Establishment.Name + " " + p.Place.Name)
	args := []any{p.ProgrammeID, p.Code, p.Title, p.Kind, p.Content, p.Level, p.Year, nullID(p.Establishment.ID), p.Place.Code, p.Place.Name,
		p.Stage, p.Commitment, approved.Support, approved.Counterpart, approved.Other, done.Support, done.Counterpart, done.Other,
		p.Note, folded, sortKey(p.Title), saved.Version, tx.now, p.NormException}
	if p.ID == 0 {
		err = tx.row("đề án", `INSERT INTO projects (programme_id, code, title, kind, content, level, year, establishment_id, place_code, place_name,
			stage, commitment, approved_support, approved_counterpart, approved_other, done_support, done_counterpart, done_other,
			note, folded, sort_key, version, updated_at, norm_exception)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE projects SET programme_id = $1, code = $2, title = $3, kind = $4, content = $5, level = $6, year = $7,
			establishment_id = $8, place_code = $9, place_name = $10, stage = $11, commitment = $12, approved_support = $13, approved_counterpart = $14,
			approved_other = $15, done_support = $16, done_counterpart = $17, done_other = $18, note = $19, folded = $20, sort_key = $21,
			version = $22, updated_at = $23, norm_exception = $24 WHERE id = $25 AND version = $26`, append(args, p.ID, p.Version)...)
	}
	if err != nil {
		return p, err
	}
	if err := tx.saveProjectParts(saved); err != nil {
		return p, err
	}
	return saved, tx.saved(u, programme.SProject, saved.ID, saved.ProgrammeID, saved.Code+" – "+saved.Title, old.ID, old.Fields(), saved.Fields())
}

func (tx *Tx) saveProjectParts(p programme.Project) error {
	if err := tx.exec(`DELETE FROM funding_lines WHERE project_id = $1`, p.ID); err != nil {
		return err
	}
	for i, l := range p.Lines {
		err := tx.exec(`INSERT INTO funding_lines (project_id, position, source, name, approved, done) VALUES ($1, $2, $3, $4, $5, $6)`,
			p.ID, i+1, l.Source, l.Name, l.Approved, l.Done)
		if err != nil {
			return err
		}
	}
	if err := tx.exec(`DELETE FROM outcomes WHERE project_id = $1`, p.ID); err != nil {
		return err
	}
	for _, o := range p.Outcomes {
		err := tx.exec(`INSERT INTO outcomes (project_id, indicator, promised, actual) VALUES ($1, $2, $3, $4)`, p.ID, o.Indicator, null(o.Promised), null(o.Actual))
		if err != nil {
			return err
		}
	}
	return nil
}
