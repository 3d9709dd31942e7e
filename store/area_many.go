package store

import (
	"context"

	"khuyencong/programme"
)

// SaveAreas adds rows of one list in one transaction: all of them or none.
func (s *Store) SaveAreas(ctx context.Context, u programme.User, all []programme.Area) error {
	return s.write(ctx, func(tx *Tx) error {
		for _, a := range all {
			if _, err := tx.saveArea(u, a); s.d.duplicate(err) {
				return programme.Refuse(programme.Invalid, "place", "Danh mục đã có %s (cùng văn bản và ngày hiệu lực). Bỏ dòng đó rồi lưu lại; chưa dòng nào được thêm.", a.Place)
			} else if err != nil {
				return err
			}
		}
		return nil
	})
}

// ConfirmAreas notes that somebody has held a whole list against its text: the
// rows of a kind, a document and a day that nobody has confirmed. It returns
// how many those were.
func (s *Store) ConfirmAreas(ctx context.Context, u programme.User, kind programme.AreaKind, source string, from programme.Day, by string) (confirmed int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		confirmed = 0
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		if by == "" {
			return programme.Refuse(programme.Invalid, "confirmed_by", "Ghi họ tên, chức vụ của người đã đối chiếu danh mục với văn bản.")
		}
		rows, err := tx.areas(` WHERE kind = $1 AND source = $2 AND valid_from = $3 AND confirmed_by = '' ORDER BY id`, kind, source, from)
		if err != nil {
			return err
		}
		for _, a := range rows {
			a.ConfirmedBy = by
			if _, err := tx.saveArea(u, a); err != nil {
				return err
			}
			confirmed++
		}
		return nil
	})
	return confirmed, err
}
