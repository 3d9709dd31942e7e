package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

const checklistColumns = `id, code, text, contents, type, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanPoint(scan func(...any) error) (l programme.InspectionPoint, err error) {
	var contents string
	err = scan(&l.ID, &l.Code, &l.Text, &contents, &l.Type, &l.Source, &l.Clause, &l.From, &l.To, &l.ConfirmedBy, &l.ConfirmedOn, &l.Note, &l.Version)
	l.Contents = strings.Fields(contents)
	return l, err
}

// InspectionPoints lists the checklist of inspections, in the order in which
// its lines were entered.
func (s *Store) InspectionPoints(ctx context.Context, u programme.User) (all []programme.InspectionPoint, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.inspectionPoints()
		return err
	})
	return all, err
}

func (tx *Tx) inspectionPoints() (all []programme.InspectionPoint, err error) {
	err = tx.rows(`SELECT `+checklistColumns+` FROM inspection_points ORDER BY id`, nil, func(scan func(...any) error) error {
		l, err := scanPoint(scan)
		all = append(all, l)
		return err
	})
	return all, err
}

// InspectionPoint loads one line of the checklist.
func (s *Store) InspectionPoint(ctx context.Context, u programme.User, id int64) (l programme.InspectionPoint, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		l, err = tx.inspectionPoint(id)
		return err
	})
	return l, err
}

func (tx *Tx) inspectionPoint(id int64) (programme.InspectionPoint, error) {
	return scanPoint(func(into ...any) error {
		return tx.row("nội dung kiểm tra này", `SELECT `+checklistColumns+` FROM inspection_points WHERE id = $1`, []any{id}, into...)
	})
}

// SaveInspectionPoint creates a line (ID 0) or saves a new version of it.
func (s *Store) SaveInspectionPoint(ctx context.Context, u programme.User, l programme.InspectionPoint) (programme.InspectionPoint, error) {
	saved := l
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.savePoint(u, l)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "code", "Danh mục đã có dòng này (cùng mã, nội dung, căn cứ và ngày áp dụng). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) savePoint(u programme.User, l programme.InspectionPoint) (programme.InspectionPoint, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return l, err
	}
	if err := l.Check(); err != nil {
		return l, err
	}
	var old programme.InspectionPoint
	var err error
	if l.ID != 0 {
		if old, err = tx.inspectionPoint(l.ID); err != nil {
			return l, err
		}
	}
	if l.Confirmed() && l.ConfirmedOn == 0 {
		l.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := l
	saved.Version = l.Version + 1
	args := []any{l.Code, l.Text, strings.Join(l.Contents, " "), l.Type, l.Source, l.Clause, l.From, l.To, l.ConfirmedBy, l.ConfirmedOn, l.Note, saved.Version}
	if l.ID == 0 {
		err = tx.row("nội dung kiểm tra", `INSERT INTO inspection_points (code, text, contents, type, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE inspection_points SET code = $1, text = $2, contents = $3, type = $4, source = $5, clause = $6, valid_from = $7, valid_to = $8,
			confirmed_by = $9, confirmed_on = $10, note = $11, version = $12 WHERE id = $13 AND version = $14`, append(args, l.ID, l.Version)...)
	}
	if err != nil {
		return l, err
	}
	return saved, tx.saved(u, programme.SInspectionPoint, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AddKnownInspectionPoints adds the lines that a checklist begins with and that
// are not in the list yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownInspectionPoints(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		all, err := tx.inspectionPoints()
		taken := map[string]bool{}
		for _, l := range all {
			taken[l.Code] = true
		}
		for _, l := range programme.KnownInspectionPoints() {
			if err != nil {
				return err
			}
			if !taken[l.Code] {
				_, err = tx.savePoint(u, l)
				added++
			}
		}
		return err
	})
	return added, err
}
