package store

import (
	"context"

	"khuyencong/programme"
)

const visitColumns = `v.id, v.entry_key, v.post_id, v.post_title, v.role, v.user_id, v.user_name, v.day, v.place_code, v.place_name, COALESCE(v.establishment_id, 0), COALESCE(e.name, ''),
	v.purpose, v.reached, v.text, v.state, v.decided_by, v.decided_name, v.decided_on, v.remark, v.version, v.updated_at`

const visitTables = ` FROM visits v LEFT JOIN establishments e ON e.id = v.establishment_id`

func scanVisit(scan func(...any) error) (v programme.Visit, err error) {
	err = scan(&v.ID, &v.Key, &v.PostID, &v.PostTitle, &v.Role, &v.UserID, &v.UserName, &v.On, &v.Place.Code, &v.Place.Name, &v.Establishment.ID, &v.Establishment.Name,
		&v.Purpose, &v.Reached, &v.Text, &v.State, &v.DecidedBy, &v.DecidedName, &v.DecidedOn, &v.Remark, &v.Version, &v.UpdatedAt)
	return v, err
}

// visitsOf narrows to the visits that the user sees: his own, and those in his
// places where he reads what the offices do or confirms visits.
func visitsOf(u programme.User) (w where) {
	if u.Role == programme.RoleLocal || u.May(programme.ReadInternal) || u.May(programme.ConfirmVisits) {
		w.in("v.place_code", u.Scope.Places)
		return w
	}
	w.and("v.user_id = ?", u.ID)
	return w
}

// VisitFilter narrows a list of visits. Empty fields do not.
type VisitFilter struct {
	State    programme.VisitState
	From, To programme.Day
	Page     int // from 1
}

// VisitList is one page of visits, the newest first.
type VisitList struct {
	Items       []programme.Visit
	Total       int64
	Page, Pages int
}

// Visits lists the visits that the user sees.
func (s *Store) Visits(ctx context.Context, u programme.User, f VisitFilter) (list VisitList, err error) {
	w := visitsOf(u)
	w.equal("v.state", string(f.State))
	if f.From != 0 {
		w.and("v.day >= ?", f.From)
	}
	if f.To != 0 {
		w.and("v.day <= ?", f.To)
	}
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if err := tx.row("lượt đi", `SELECT COUNT(*)`+visitTables+w.sql(), w.args, &list.Total); err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(f.Page, list.Total)
		list.Items, err = tx.visits(w.sql()+` ORDER BY v.day DESC, v.id DESC`+w.page(list.Page), w.args...)
		return err
	})
	return list, err
}

func (tx *Tx) visits(which string, args ...any) (all []programme.Visit, err error) {
	err = tx.rows(`SELECT `+visitColumns+visitTables+which, args, func(scan func(...any) error) error {
		v, err := scanVisit(scan)
		all = append(all, v)
		return err
	})
	return all, err
}

// Visit loads a visit.
func (s *Store) Visit(ctx context.Context, u programme.User, id int64) (v programme.Visit, err error) {
	err = s.read(ctx, func(tx *Tx) error { v, err = tx.visit(u, id); return err })
	return v, err
}

func (tx *Tx) visit(u programme.User, id int64) (programme.Visit, error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return programme.Visit{}, err
	}
	w := visitsOf(u)
	w.and("v.id = ?", id)
	return scanVisit(func(into ...any) error {
		return tx.row("lượt đi này", `SELECT `+visitColumns+visitTables+w.sql(), w.args, into...)
	})
}

// SaveVisit creates a visit (ID 0) or saves a new version of it. A visit whose
// key the user has sent before is the one that was saved then.
func (s *Store) SaveVisit(ctx context.Context, u programme.User, v programme.Visit) (saved programme.Visit, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.LogVisits); err != nil {
			return err
		}
		var old programme.Visit
		if v.ID == 0 && v.Key != "" {
			sent, err := tx.visits(` WHERE v.user_id = $1 AND v.entry_key = $2`, u.ID, v.Key)
			if err != nil {
				return err
			}
			if len(sent) > 0 {
				saved = sent[0]
				return nil
			}
		}
		if v.ID != 0 {
			if old, err = tx.visit(u, v.ID); err != nil {
				return err
			}
			if err := old.MayEdit(u); err != nil {
				return err
			}
		}
		saved, err = tx.saveVisit(u, old, v)
		return err
	})
	return saved, err
}

func (tx *Tx) saveVisit(u programme.User, old, v programme.Visit) (programme.Visit, error) {
	today := programme.DayOf(tx.now)
	v.PostID, v.PostTitle, v.Role, v.UserID, v.UserName = u.PostID, u.PostTitle, u.Role, u.ID, u.Name
	v.State, v.DecidedBy, v.DecidedName, v.DecidedOn, v.Remark = programme.VisitRecorded, 0, "", 0, ""
	if old.ID != 0 {
		v.Key = old.Key
	}
	if err := v.Check(today); err != nil {
		return v, err
	}
	if err := tx.knownPlace("place", v.Place, v.On); err != nil {
		return v, err
	}
	if !u.Sees("", v.Place.Code, u.Scope.EstablishmentID) {
		return v, outOfScope(u)
	}
	if v.Establishment.ID != 0 {
		e, err := tx.establishment(u, v.Establishment.ID)
		if err != nil {
			return v, programme.Refuse(programme.Invalid, "establishment", "Không thấy cơ sở này trong sổ. Chọn lại, hoặc để trống.")
		}
		v.Establishment.Name = e.Name
	}
	saved := v
	saved.Version, saved.UpdatedAt = v.Version+1, tx.now
	args := []any{saved.Key, saved.PostID, saved.PostTitle, saved.Role, saved.UserID, saved.UserName, saved.On, saved.Place.Code, saved.Place.Name, nullID(saved.Establishment.ID),
		saved.Purpose, saved.Reached, saved.Text, saved.State, saved.DecidedBy, saved.DecidedName, saved.DecidedOn, saved.Remark, saved.Version, tx.now}
	var err error
	if v.ID == 0 {
		err = tx.row("lượt đi", `INSERT INTO visits (entry_key, post_id, post_title, role, user_id, user_name, day, place_code, place_name, establishment_id,
			purpose, reached, text, state, decided_by, decided_name, decided_on, remark, version, updated_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE visits SET entry_key = $1, post_id = $2, post_title = $3, role = $4, user_id = $5, user_name = $6, day = $7, place_code = $8, place_name = $9,
			establishment_id = $10, purpose = $11, reached = $12, text = $13, state = $14, decided_by = $15, decided_name = $16, decided_on = $17, remark = $18,
			version = $19, updated_at = $20 WHERE id = $21 AND version = $22`, append(args, v.ID, v.Version)...)
	}
	if err != nil {
		return v, err
	}
	return saved, tx.saved(u, programme.SVisit, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// DecideVisit confirms or refuses a visit.
func (s *Store) DecideVisit(ctx context.Context, u programme.User, id, version int64, to programme.VisitState, remark string) (v programme.Visit, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ConfirmVisits); err != nil {
			return err
		}
		if v, err = tx.visit(u, id); err != nil {
			return err
		}
		old := v
		if err := v.Decide(u, to, remark, programme.DayOf(tx.now)); err != nil {
			return err
		}
		err := tx.update(`UPDATE visits SET state = $1, decided_by = $2, decided_name = $3, decided_on = $4, remark = $5, version = version + 1, updated_at = $6 WHERE id = $7 AND version = $8`,
			v.State, v.DecidedBy, v.DecidedName, v.DecidedOn, v.Remark, tx.now, id, version)
		if err != nil {
			return err
		}
		v.Version = version + 1
		return tx.saved(u, programme.SVisit, id, 0, v.Title(), id, old.Fields(), v.Fields())
	})
	return v, err
}
