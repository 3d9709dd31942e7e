package store

import (
	"context"
	"errors"

	"khuyencong/programme"
)

const establishmentColumns = `id, name, legal_form, tax_code, place_code, place_name, address, trade, phone, note, illustrative, COALESCE(merged_into, 0), version, updated_at,
	old_tax_code, owner, owner_birth, sector, vsic, vsic_list, data_year, workers, revenue, capital, women_owned, minority_owned`

func scanEstablishment(scan func(...any) error) (e programme.Establishment, err error) {
	err = scan(&e.ID, &e.Name, &e.LegalForm, &e.TaxCode, &e.Place.Code, &e.Place.Name, &e.Address, &e.Trade, &e.Phone, &e.Note,
		&e.Illustrative, &e.MergedInto, &e.Version, &e.UpdatedAt,
		&e.OldTaxCode, &e.Owner, &e.OwnerBirth, &e.Sector, &e.VSIC, &e.VSICList, &e.Size.Year, quantity{&e.Size.Workers}, quantity{&e.Size.Revenue}, quantity{&e.Size.Capital},
		&e.WomenOwned, &e.MinorityOwned)
	return e, err
}

// EstablishmentFilter narrows a list of establishments. Empty fields do not.
type EstablishmentFilter struct {
	Text      string // name, trade, address or tax code, without tones
	Place     string // code
	LegalForm programme.LegalForm
	Sort      string // "name", "support", "projects"; a leading "-" turns it round
	Page      int    // from 1
}

// EstablishmentItem is one line of the list, with what the establishment has
// received in completed projects.
type EstablishmentItem struct {
	programme.Establishment
	Projects int64
	Support  programme.Money
}

// EstablishmentList is one page of the list.
type EstablishmentList struct {
	Items []EstablishmentItem
	Total int64 // of all pages
	Page  int
	Pages int
}

var establishmentOrder = map[string]string{"name": "e.sort_key", "support": "support", "projects": "n"}

// Establishments lists establishments.
func (s *Store) Establishments(ctx context.Context, u programme.User, f EstablishmentFilter) (list EstablishmentList, err error) {
	w := listed(u)
	w.folded("e.folded", f.Text)
	w.equal("e.place_code", f.Place)
	w.equal("e.legal_form", string(f.LegalForm))
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if err := tx.row("cơ sở", `SELECT COUNT(*) FROM establishments e`+w.sql(), w.args, &list.Total); err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(f.Page, list.Total)
		list.Items, err = tx.establishmentItems(u, w, orderBy(f.Sort, establishmentOrder, "name", "e.id")+w.page(list.Page))
		return err
	})
	return list, err
}

// EstablishmentNames are the first establishments by name, with no more than
// name and place: what a form suggests.
func (s *Store) EstablishmentNames(ctx context.Context, u programme.User, most int) (all []programme.Establishment, err error) {
	w := listed(u)
	w.args = append(w.args, most)
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		return tx.rows(`SELECT e.id, e.name, e.place_code, e.place_name FROM establishments e`+w.sql()+` ORDER BY e.sort_key, e.id LIMIT `+w.mark(), w.args, func(scan func(...any) error) error {
			var e programme.Establishment
			err := scan(&e.ID, &e.Name, &e.Place.Code, &e.Place.Name)
			all = append(all, e)
			return err
		})
	})
	return all, err
}

// listed narrows to the establishments that the user sees and that still stand
// for themselves.
func listed(u programme.User) (w where) {
	w.scopeEstablishments(u)
	w.conditions = append(w.conditions, "e.merged_into IS NULL")
	return w
}

// establishmentItems loads lines of the list; tail orders and pages them.
func (tx *Tx) establishmentItems(u programme.User, w where, tail string) (all []EstablishmentItem, err error) {
	seen, args := scoped(u, w.args...)
	query := `SELECT ` + establishmentColumns + `, n, support FROM (
		SELECT e.*, COUNT(p.id) AS n, CAST(COALESCE(SUM(p.done_support), 0) AS BIGINT) AS support
		FROM establishments e LEFT JOIN projects p ON p.establishment_id = e.id AND p.stage = 'completed'` + seen + w.sql() +
		` GROUP BY e.id) e` + tail
	err = tx.rows(query, args, func(scan func(...any) error) error {
		var i EstablishmentItem
		e, err := scanEstablishment(func(into ...any) error { return scan(append(into, &i.Projects, &i.Support)...) })
		i.Establishment = e
		all = append(all, i)
		return err
	})
	return all, err
}

// Establishment loads one establishment, also a merged one.
func (s *Store) Establishment(ctx context.Context, u programme.User, id int64) (e programme.Establishment, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		e, err = tx.establishment(u, id)
		return err
	})
	return e, err
}

// establishment loads an establishment; one out of the user's scope is not
// found.
func (tx *Tx) establishment(u programme.User, id int64) (programme.Establishment, error) {
	var w where
	w.and("e.id = ?", id)
	w.scopeEstablishments(u)
	return scanEstablishment(func(into ...any) error {
		return tx.row("cơ sở này", `SELECT `+establishmentColumns+` FROM establishments e`+w.sql(), w.args, into...)
	})
}

// SaveEstablishment creates an establishment (ID 0) or saves a new version.
func (s *Store) SaveEstablishment(ctx context.Context, u programme.User, e programme.Establishment) (programme.Establishment, error) {
	if err := e.Check(); err != nil {
		return e, err
	}
	saved := e
	err := s.write(ctx, func(tx *Tx) error {
		saved = e
		if err := u.Require(programme.EditEstablishments); err != nil {
			return err
		}
		var old programme.Establishment
		var err error
		if e.ID != 0 {
			if old, err = tx.establishment(u, e.ID); err != nil {
				return err
			}
			if err := tx.notMerged("", old); err != nil {
				return err
			}
		}
		if old.Place != e.Place {
			if err := tx.knownPlace("place", e.Place, 0); err != nil {
				return err
			}
		}
		if !u.Sees("", e.Place.Code, e.ID) {
			return outOfScope(u)
		}
		if old.TaxCode != e.TaxCode || old.LegalForm != e.LegalForm {
			if err := programme.CheckTaxCodeOn("tax_code", e.TaxCode, e.LegalForm, programme.DayOf(tx.now)); err != nil {
				return err
			}
		}
		if err := tx.taxCodeFree(u, e); err != nil {
			return err
		}
		if saved, err = tx.writeEstablishment(e); err != nil {
			return err
		}
		return tx.saved(u, programme.SEstablishment, saved.ID, 0, saved.Name, old.ID, old.Fields(), saved.Fields())
	})
	return saved, err
}

const insertEstablishment = `INSERT INTO establishments (name, legal_form, tax_code, place_code, place_name, address, trade, phone, note,
	illustrative, folded, sort_key, version, updated_at,
	old_tax_code, owner, owner_birth, sector, vsic, vsic_list, data_year, workers, revenue, capital, women_owned, minority_owned)`

// establishmentArgs are the values of insertEstablishment.
func establishmentArgs(e programme.Establishment) []any {
	folded := programme.Fold(e.Name + " " + e.Trade + " " + e.Address + " " + e.Place.Name + " " + e.TaxCode + " " + e.OldTaxCode + " " + e.Owner)
	return []any{e.Name, e.LegalForm, e.TaxCode, e.Place.Code, e.Place.Name, e.Address, e.Trade, e.Phone, e.Note, e.Illustrative,
		folded, sortKey(e.Name), e.Version, e.UpdatedAt,
		e.OldTaxCode, e.Owner, e.OwnerBirth, e.Sector, e.VSIC, e.VSICList, e.Size.Year, null(e.Size.Workers), null(e.Size.Revenue), null(e.Size.Capital), e.WomenOwned, e.MinorityOwned}
}

// writeEstablishment stores a new establishment or the next version of one.
func (tx *Tx) writeEstablishment(e programme.Establishment) (saved programme.Establishment, err error) {
	saved = e
	saved.Version, saved.UpdatedAt = e.Version+1, tx.now
	args := establishmentArgs(saved)
	if e.ID == 0 {
		return saved, tx.row("cơ sở", insertEstablishment+valuesOf(1, len(args))+` RETURNING id`, args, &saved.ID)
	}
	return saved, tx.update(`UPDATE establishments SET name = $1, legal_form = $2, tax_code = $3, place_code = $4, place_name = $5, address = $6,
		trade = $7, phone = $8, note = $9, illustrative = $10, folded = $11, sort_key = $12, version = $13, updated_at = $14,
		old_tax_code = $15, owner = $16, owner_birth = $17, sector = $18, vsic = $19, vsic_list = $20, data_year = $21, workers = $22, revenue = $23, capital = $24,
		women_owned = $25, minority_owned = $26
		WHERE id = $27 AND version = $28`, append(args, e.ID, e.Version)...)
}

// notMerged refuses an establishment that stands for another one now.
func (tx *Tx) notMerged(field string, e programme.Establishment) error {
	if e.MergedInto == 0 {
		return nil
	}
	var into string
	if err := tx.row("cơ sở", `SELECT name FROM establishments WHERE id = $1`, []any{e.MergedInto}, &into); err != nil {
		return err
	}
	return programme.Refuse(programme.Invalid, field, "Cơ sở “%s” đã được gộp vào “%s” (#%d). Dùng hồ sơ đó.", e.Name, into, e.MergedInto)
}

// taxCodeFree refuses a tax code, of today or an old one, that another
// establishment has or had.
func (tx *Tx) taxCodeFree(u programme.User, e programme.Establishment) error {
	return errors.Join(tx.codeFree(u, e, "tax_code", "Mã số thuế", e.TaxCode), tx.codeFree(u, e, "old_tax_code", "Mã số thuế cũ", e.OldTaxCode))
}

func (tx *Tx) codeFree(u programme.User, e programme.Establishment, field, name, code string) error {
	if code == "" {
		return nil
	}
	var other string
	var id int64
	err := tx.row("", `SELECT COALESCE(MAX(name), ''), COALESCE(MAX(id), 0) FROM establishments WHERE (tax_code = $1 OR old_tax_code = $1) AND id <> $2 AND merged_into IS NULL`, []any{code, e.ID}, &other, &id)
	if err == nil && other != "" {
		if _, unseen := tx.establishment(u, id); programme.KindOf(unseen) == programme.NotFound {
			return programme.Refuse(programme.Invalid, field, "%s %s đã có ở một cơ sở ngoài phạm vi của bạn. Kiểm tra lại mã; nếu đúng, báo trung tâm.", name, code)
		}
		return programme.Refuse(programme.Invalid, field, "%s %s đã có ở cơ sở “%s”. Mở cơ sở đó, hoặc sửa lại mã; nếu là cùng một cơ sở thì gộp hai hồ sơ.", name, code, other)
	}
	return err
}
