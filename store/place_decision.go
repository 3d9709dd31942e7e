package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

const changeColumns = `c.from_code, c.from_day, c.to_code, c.to_day, c.share, c.state, c.clause, c.day, c.named`

// placeChanges reads changes; from is the rest of the query.
func (tx *Tx) placeChanges(from string, args ...any) (all []programme.PlaceChange, err error) {
	err = tx.rows(`SELECT `+changeColumns+from, args, func(scan func(...any) error) error {
		var c programme.PlaceChange
		err := scan(&c.From.Code, &c.From.From, &c.To.Code, &c.To.From, &c.Share, &c.State, &c.Clause, &c.Date, &c.Named)
		all = append(all, c)
		return err
	})
	return all, err
}

// placeDecisions reads decisions; where may narrow them. Their successors are
// the confirmed changes of the unit, which the caller joins where it needs
// them.
func (tx *Tx) placeDecisions(where string, args ...any) (all []programme.PlaceDecision, err error) {
	err = tx.rows(`SELECT code, valid_from, to_code, to_day, reason, decided_by, decided_on, version FROM place_decisions `+where, args, func(scan func(...any) error) error {
		var d programme.PlaceDecision
		err := scan(&d.Unit.Code, &d.Unit.From, &d.RecordsTo.Code, &d.RecordsTo.From, &d.Reason, &d.By, &d.On, &d.Version)
		all = append(all, d)
		return err
	})
	return all, err
}

// DecidePlace writes a person's answer for an abolished unit: its changes are
// confirmed or refused, and its records stand where the answer says.
func (s *Store) DecidePlace(ctx context.Context, u programme.User, d programme.PlaceDecision) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		unit, err := tx.place(d.Unit)
		if err != nil {
			return err
		}
		d := d
		d.By, d.On = u.Name, programme.DayOf(tx.now)
		if len(d.Successors) == 1 {
			d.RecordsTo = d.Successors[0]
		}
		if err := tx.decidable(unit, d); err != nil {
			return err
		}
		changes, err := tx.placeChanges(` FROM place_changes c WHERE c.from_code = $1 AND c.from_day = $2 ORDER BY c.to_code`, d.Unit.Code, d.Unit.From)
		if err != nil {
			return err
		}
		if err := tx.saveDecision(s, d); err != nil {
			return err
		}
		if err := tx.replacePlaceChanges(d.Apply(changes, unit.Abolished())); err != nil {
			return err
		}
		words, err := tx.decisionWords(d)
		if err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SPlace, SubjectID: d.Unit.Number(), Action: "decided", Title: unit.Title(), Note: words + " Căn cứ: " + d.Reason})
	})
}

// decidable refuses a decision on what is no question, or on a unit to come.
func (tx *Tx) decidable(unit programme.Place, d programme.PlaceDecision) error {
	if err := d.Check(); err != nil {
		return err
	}
	if unit.ValidTo == 0 {
		return programme.Refuse(programme.Invalid, "", "%s vẫn còn nên không có đơn vị kế thừa để quyết định.", unit.Name)
	}
	if unit.Tier() == programme.DistrictTier {
		return programme.Refuse(programme.Invalid, "", "Hồ sơ chỉ ghi %s không đủ căn cứ để chuyển về xã, phường nào. Hồ sơ được giữ dưới tên %s.", unit.Name, unit.Title())
	}
	for _, to := range d.Successors {
		next, err := tx.place(to)
		if err != nil {
			return err
		}
		if !next.On(unit.Abolished()) {
			return programme.Refuse(programme.Invalid, "successor", "%s (%s) không có vào ngày %s là ngày %s bị bãi bỏ. Chọn đơn vị có ngày đó.", next.Name, next.Validity(), unit.Abolished(), unit.Name)
		}
	}
	return nil
}

func (tx *Tx) saveDecision(s *Store, d programme.PlaceDecision) error {
	args := []any{d.RecordsTo.Code, d.RecordsTo.From, d.Reason, d.By, d.On, d.Version + 1, d.Unit.Code, d.Unit.From}
	if d.Version > 0 {
		return tx.update(`UPDATE place_decisions SET to_code = $1, to_day = $2, reason = $3, decided_by = $4, decided_on = $5, version = $6
			WHERE code = $7 AND valid_from = $8 AND version = $9`, append(args, d.Version)...)
	}
	err := tx.exec(`INSERT INTO place_decisions (to_code, to_day, reason, decided_by, decided_on, version, code, valid_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, args...)
	if s.d.duplicate(err) {
		return programme.Refuse(programme.Conflict, "", "Người khác vừa quyết định về đơn vị này. Xem quyết định đó bên dưới; lưu lại nếu vẫn muốn thay.")
	}
	return err
}

// decisionWords is the decision as history tells it.
func (tx *Tx) decisionWords(d programme.PlaceDecision) (string, error) {
	var names []string
	where := "giữ dưới tên đơn vị cũ"
	for _, k := range d.Successors {
		p, err := tx.place(k)
		if err != nil {
			return "", err
		}
		names = append(names, p.Ref().String())
		if k == d.RecordsTo {
			where = "chuyển về " + p.Ref().String()
		}
	}
	if len(names) == 0 {
		return "Không có đơn vị kế thừa; hồ sơ " + where + ".", nil
	}
	return "Kế thừa: " + strings.Join(names, "; ") + "; hồ sơ " + where + ".", nil
}
