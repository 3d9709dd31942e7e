package store

import (
	"context"

	"khuyencong/programme"
)

const planColumns = `id, programme_id, year, level, decision_no, decision_date, signer, note, state, version`

func scanPlan(scan func(...any) error) (p programme.Plan, err error) {
	err = scan(&p.ID, &p.ProgrammeID, &p.Year, &p.Level, &p.DecisionNo, &p.DecisionDate, &p.Signer, &p.Note, &p.State, &p.Version)
	return p, err
}

// Plans lists a programme's annual plans by year and level.
func (s *Store) Plans(ctx context.Context, u programme.User, programmeID int64) (all []programme.Plan, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		all, err = tx.plans(programmeID)
		return err
	})
	return all, err
}

func (tx *Tx) plans(programmeID int64) (all []programme.Plan, err error) {
	err = tx.rows(`SELECT `+planColumns+` FROM plans WHERE programme_id = $1 ORDER BY year, level DESC`, []any{programmeID}, func(scan func(...any) error) error {
		p, err := scanPlan(scan)
		all = append(all, p)
		return err
	})
	return all, err
}

// Plan loads one annual plan.
func (s *Store) Plan(ctx context.Context, u programme.User, id int64) (p programme.Plan, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		p, err = tx.plan(id)
		return err
	})
	return p, err
}

func (tx *Tx) plan(id int64) (programme.Plan, error) {
	return scanPlan(func(into ...any) error {
		return tx.row("kế hoạch này", `SELECT `+planColumns+` FROM plans WHERE id = $1`, []any{id}, into...)
	})
}

// SavePlan creates an annual plan (ID 0) or saves a new version of it.
func (s *Store) SavePlan(ctx context.Context, u programme.User, p programme.Plan) (programme.Plan, error) {
	saved := p
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProgramme); err != nil {
			return err
		}
		saved = p
		of, err := tx.programme(p.ProgrammeID)
		if err != nil {
			return err
		}
		if err := p.Check(of); err != nil {
			return err
		}
		var old programme.Plan
		if p.ID != 0 {
			if old, err = tx.plan(p.ID); err != nil {
				return err
			}
			if err := tx.planLocked(old, p); err != nil {
				return err
			}
		}
		saved.Version, saved.State = p.Version+1, programme.PlanAssembling
		if saved.State, err = tx.planState(saved); err != nil {
			return err
		}
		args := []any{p.ProgrammeID, p.Year, p.Level, p.DecisionNo, p.DecisionDate, p.Signer, p.Note, saved.State, saved.Version}
		if p.ID == 0 {
			err = tx.row("kế hoạch", `INSERT INTO plans (programme_id, year, level, decision_no, decision_date, signer, note, state, version)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`, args, &saved.ID)
		} else {
			err = tx.update(`UPDATE plans SET programme_id = $1, year = $2, level = $3, decision_no = $4, decision_date = $5, signer = $6,
				note = $7, state = $8, version = $9 WHERE id = $10 AND version = $11`, append(args, p.ID, p.Version)...)
		}
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "year", "Đã có %s. Sửa kế hoạch đó thay vì thêm mới.", lowerTitle(p.Title()))
		}
		if err != nil {
			return err
		}
		return tx.saved(u, programme.SPlan, saved.ID, saved.ProgrammeID, saved.Title(), old.ID, old.Fields(), saved.Fields())
	})
	return saved, err
}
