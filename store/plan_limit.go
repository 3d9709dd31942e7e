package store

import (
	"context"

	"khuyencong/programme"
)

const limitColumns = `id, up_to, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

// ApprovalLimits lists up to which support the department decides, by the day
// they came into force.
func (s *Store) ApprovalLimits(ctx context.Context, u programme.User) (all []programme.ApprovalLimit, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.approvalLimits()
		return err
	})
	return all, err
}

func (tx *Tx) approvalLimits() ([]programme.ApprovalLimit, error) {
	return tx.limitRows(` ORDER BY valid_from, id`)
}

func (tx *Tx) limitRows(which string, args ...any) (all []programme.ApprovalLimit, err error) {
	err = tx.rows(`SELECT `+limitColumns+` FROM approval_limits`+which, args, func(scan func(...any) error) error {
		var l programme.ApprovalLimit
		err := scan(&l.ID, &l.UpTo, &l.Source, &l.Clause, &l.From, &l.To, &l.ConfirmedBy, &l.ConfirmedOn, &l.Note, &l.Version)
		all = append(all, l)
		return err
	})
	return all, err
}

// ApprovalLimit loads one row.
func (s *Store) ApprovalLimit(ctx context.Context, u programme.User, id int64) (l programme.ApprovalLimit, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		l, err = tx.approvalLimit(id)
		return err
	})
	return l, err
}

func (tx *Tx) approvalLimit(id int64) (l programme.ApprovalLimit, err error) {
	all, err := tx.limitRows(` WHERE id = $1`, id)
	if err == nil && len(all) == 0 {
		err = programme.Refuse(programme.NotFound, "", "Không tìm thấy mức phân cấp này.")
	}
	if err != nil {
		return l, err
	}
	return all[0], nil
}

// SaveApprovalLimit creates a row (ID 0) or saves a new version of it.
func (s *Store) SaveApprovalLimit(ctx context.Context, u programme.User, l programme.ApprovalLimit) (programme.ApprovalLimit, error) {
	saved := l
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveApprovalLimit(u, l)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "clause", "Đã có mức phân cấp theo văn bản, điều khoản và ngày hiệu lực này. Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) saveApprovalLimit(u programme.User, l programme.ApprovalLimit) (programme.ApprovalLimit, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return l, err
	}
	if err := l.Check(); err != nil {
		return l, err
	}
	var old programme.ApprovalLimit
	var err error
	if l.ID != 0 {
		if old, err = tx.approvalLimit(l.ID); err != nil {
			return l, err
		}
	}
	if l.Confirmed() && l.ConfirmedOn == 0 {
		l.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := l
	saved.Version = l.Version + 1
	args := []any{l.UpTo, l.Source, l.Clause, l.From, l.To, l.ConfirmedBy, l.ConfirmedOn, l.Note, saved.Version}
	if l.ID == 0 {
		err = tx.row("mức phân cấp", `INSERT INTO approval_limits (up_to, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE approval_limits SET up_to = $1, source = $2, clause = $3, valid_from = $4, valid_to = $5, confirmed_by = $6, confirmed_on = $7,
			note = $8, version = $9 WHERE id = $10 AND version = $11`, append(args, l.ID, l.Version)...)
	}
	if err != nil {
		return l, err
	}
	return saved, tx.saved(u, programme.SLimit, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}
