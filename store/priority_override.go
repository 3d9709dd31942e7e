package store

import (
	"context"

	"khuyencong/programme"
)

// SaveOverride puts a project at another place of its ranking, by a signed
// paper. Version is that of the override that the user saw, 0 for none.
func (s *Store) SaveOverride(ctx context.Context, u programme.User, o programme.PriorityOverride) error {
	return s.write(ctx, func(tx *Tx) error {
		p, old, err := tx.toOverride(u, o.ProjectID)
		if err != nil {
			return err
		}
		o.Year, o.Level = p.Year, p.Level
		if err := o.Check(programme.DayOf(tx.now)); err != nil {
			return err
		}
		args := []any{o.ProjectID, o.Year, o.Level, o.Rank, o.Reason, o.SignerName, o.SignerRole, o.Document, o.Dated,
			programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), programme.DayOf(tx.now), o.Version + 1}
		if o.Version == 0 {
			err = tx.update(`INSERT INTO priority_overrides (project_id, year, level, place, reason, signer_name, signer_role, document, dated, by_name, on_day, version)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (project_id) DO NOTHING`, args...)
		} else {
			err = tx.update(`UPDATE priority_overrides SET year = $2, level = $3, place = $4, reason = $5, signer_name = $6, signer_role = $7, document = $8, dated = $9,
				by_name = $10, on_day = $11, version = $12 WHERE project_id = $1 AND version = $13`, append(args, o.Version)...)
		}
		if err != nil {
			return err
		}
		return tx.recordOverride(u, p, old, o.Fields(), o.Citation())
	})
}

// DropOverride puts a project back where the order has it. The reason is kept
// in the project's history with all that the override said.
func (s *Store) DropOverride(ctx context.Context, u programme.User, projectID, version int64, reason string) error {
	return s.write(ctx, func(tx *Tx) error {
		p, old, err := tx.toOverride(u, projectID)
		if err != nil {
			return err
		}
		if reason == "" {
			return programme.Refuse(programme.Invalid, "drop_reason", "Nêu lý do bỏ xếp lại thủ công.")
		}
		if err := tx.update(`DELETE FROM priority_overrides WHERE project_id = $1 AND version = $2`, projectID, version); err != nil {
			return err
		}
		return tx.recordOverride(u, p, old, nil, "Bỏ xếp lại thủ công: "+reason)
	})
}

// toOverride loads the project whose place is to change, with the override
// that it has.
func (tx *Tx) toOverride(u programme.User, projectID int64) (p programme.Project, old *programme.PriorityOverride, err error) {
	if err := u.Require(programme.EditProgramme); err != nil {
		return p, nil, err
	}
	if p, err = tx.project(u, projectID); err != nil {
		return p, nil, err
	}
	if p.Recorded || p.Stage.InPlan() || p.Stage.Ended() {
		return p, nil, programme.Refuse(programme.Conflict, "", "Đề án đang ở tình trạng “%s”, không còn được xếp hạng để xét vào kế hoạch.", p.Stage.Label())
	}
	old, err = tx.override(projectID)
	return p, old, err
}

func (tx *Tx) recordOverride(u programme.User, p programme.Project, old *programme.PriorityOverride, now []programme.FieldValue, note string) error {
	var before []programme.FieldValue
	if old != nil {
		before = old.Fields()
	}
	return tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed", Title: p.Code + " – " + p.Title,
		Changes: programme.Changes(before, now), Note: note,
	})
}

const overrideColumns = `o.project_id, o.year, o.level, o.place, o.reason, o.signer_name, o.signer_role, o.document, o.dated, o.by_name, o.on_day, o.version`

// override is the override of a project; nil for none.
func (tx *Tx) override(projectID int64) (*programme.PriorityOverride, error) {
	all, err := tx.overrides(` FROM priority_overrides o WHERE o.project_id = $1`, projectID)
	return all[projectID], err
}

func (tx *Tx) overrides(from string, args ...any) (map[int64]*programme.PriorityOverride, error) {
	all := map[int64]*programme.PriorityOverride{}
	err := tx.rows(`SELECT `+overrideColumns+from, args, func(scan func(...any) error) error {
		var o programme.PriorityOverride
		err := scan(&o.ProjectID, &o.Year, &o.Level, &o.Rank, &o.Reason, &o.SignerName, &o.SignerRole, &o.Document, &o.Dated, &o.By, &o.On, &o.Version)
		all[o.ProjectID] = &o
		return err
	})
	return all, err
}

// Override is the override of a project; nil for none.
func (s *Store) Override(ctx context.Context, u programme.User, projectID int64) (o *programme.PriorityOverride, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		if _, err := tx.project(u, projectID); err != nil {
			return err
		}
		o, err = tx.override(projectID)
		return err
	})
	return o, err
}
