package store

import (
	"context"

	"khuyencong/programme"
)

// Places lists the units that existed on a day, in the order of their codes;
// with day 0, all units of all times.
func (s *Store) Places(ctx context.Context, u programme.User, on programme.Day) (all []programme.Place, err error) {
	err = s.read(ctx, func(tx *Tx) error { all, err = tx.places(on); return err })
	return all, err
}

func (tx *Tx) places(on programme.Day) (all []programme.Place, err error) {
	err = tx.rows(`SELECT code, name, parent_code, valid_from, valid_to FROM places
		WHERE $1 = 0 OR (valid_from <= $1 AND (valid_to = 0 OR valid_to >= $1)) ORDER BY code, valid_from`,
		[]any{int64(on)}, func(scan func(...any) error) error {
			var p programme.Place
			err := scan(&p.Code, &p.Name, &p.ParentCode, &p.ValidFrom, &p.ValidTo)
			all = append(all, p)
			return err
		})
	return all, err
}

// AddPlaces adds units that are not in the list yet.
func (s *Store) AddPlaces(ctx context.Context, u programme.User, units []programme.Place) error {
	return s.write(ctx, func(tx *Tx) error {
		for _, p := range units {
			err := tx.exec(`INSERT INTO places (code, name, parent_code, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)
				ON CONFLICT (code, valid_from) DO NOTHING`, p.Code, p.Name, p.ParentCode, p.ValidFrom, p.ValidTo)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// knownPlace refuses a place that is not in the list of that day.
func (tx *Tx) knownPlace(field string, ref programme.PlaceRef, on programme.Day) error {
	if ref.Code == "" && ref.Name == "" {
		return nil
	}
	units, err := tx.places(0)
	if err != nil {
		return err
	}
	found, err := programme.FindPlace(field, ref.String(), units, on)
	if err == nil && found != ref {
		return programme.Refuse(programme.Invalid, field, "Mã %s là %s, không phải “%s”. Chọn lại địa bàn.", ref.Code, found.Name, ref.Name)
	}
	return err
}
