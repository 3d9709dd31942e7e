package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

const paperRuleColumns = `id, code, name, contents, kind, level, required, form, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version`

func scanPaperRule(scan func(...any) error) (r programme.PaperRule, err error) {
	var contents string
	err = scan(&r.ID, &r.Code, &r.Name, &contents, &r.Kind, &r.Level, &r.Required, &r.Form, &r.Source, &r.Clause, &r.From, &r.To,
		&r.ConfirmedBy, &r.ConfirmedOn, &r.Note, &r.Version)
	r.Contents = strings.Fields(contents)
	return r, err
}

// PaperRules lists which papers belong to a dossier, the required ones first,
// in the order in which they were entered.
func (s *Store) PaperRules(ctx context.Context, u programme.User) (all []programme.PaperRule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.paperRules()
		return err
	})
	return all, err
}

func (tx *Tx) paperRules() (all []programme.PaperRule, err error) {
	err = tx.rows(`SELECT `+paperRuleColumns+` FROM paper_rules ORDER BY required DESC, id`, nil, func(scan func(...any) error) error {
		r, err := scanPaperRule(scan)
		all = append(all, r)
		return err
	})
	return all, err
}

// PaperRule loads one row of the list.
func (s *Store) PaperRule(ctx context.Context, u programme.User, id int64) (r programme.PaperRule, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		r, err = tx.paperRule(id)
		return err
	})
	return r, err
}

func (tx *Tx) paperRule(id int64) (programme.PaperRule, error) {
	return scanPaperRule(func(into ...any) error {
		return tx.row("dòng thành phần hồ sơ này", `SELECT `+paperRuleColumns+` FROM paper_rules WHERE id = $1`, []any{id}, into...)
	})
}

// SavePaperRule creates a row (ID 0) or saves a new version of it.
func (s *Store) SavePaperRule(ctx context.Context, u programme.User, r programme.PaperRule) (programme.PaperRule, error) {
	saved := r
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.savePaperRule(u, r)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "code", "Danh mục đã có dòng này (cùng mã, nội dung, nguồn, văn bản và ngày hiệu lực). Sửa dòng đó thay vì thêm mới.")
		}
		return err
	})
	return saved, err
}

func (tx *Tx) savePaperRule(u programme.User, r programme.PaperRule) (programme.PaperRule, error) {
	if err := u.Require(programme.EditLists); err != nil {
		return r, err
	}
	if err := r.Check(); err != nil {
		return r, err
	}
	var old programme.PaperRule
	var err error
	if r.ID != 0 {
		if old, err = tx.paperRule(r.ID); err != nil {
			return r, err
		}
	}
	if r.Confirmed() && r.ConfirmedOn == 0 {
		r.ConfirmedOn = programme.DayOf(tx.now)
	}
	saved := r
	saved.Version = r.Version + 1
	args := []any{r.Code, r.Name, strings.Join(r.Contents, " "), r.Kind, r.Level, r.Required, r.Form, r.Source, r.Clause, r.From, r.To,
		r.ConfirmedBy, r.ConfirmedOn, r.Note, saved.Version}
	if r.ID == 0 {
		err = tx.row("thành phần hồ sơ", `INSERT INTO paper_rules (code, name, contents, kind, level, required, form, source, clause, valid_from, valid_to,
			confirmed_by, confirmed_on, note, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE paper_rules SET code = $1, name = $2, contents = $3, kind = $4, level = $5, required = $6, form = $7, source = $8, clause = $9,
			valid_from = $10, valid_to = $11, confirmed_by = $12, confirmed_on = $13, note = $14, version = $15 WHERE id = $16 AND version = $17`, append(args, r.ID, r.Version)...)
	}
	if err != nil {
		return r, err
	}
	return saved, tx.saved(u, programme.SPaperRule, saved.ID, 0, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// AddKnownPapers adds the papers that are known to be asked for and are not in
// the list yet, unconfirmed. It returns how many were added.
func (s *Store) AddKnownPapers(ctx context.Context, u programme.User) (added int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		added = 0
		rules, err := tx.paperRules()
		if err != nil {
			return err
		}
		taken := map[[3]string]bool{}
		for _, r := range rules {
			taken[[3]string{r.Code, string(r.Kind), r.Source}] = true
		}
		for _, r := range programme.KnownPapers() {
			if taken[[3]string{r.Code, string(r.Kind), r.Source}] {
				continue
			}
			if _, err := tx.savePaperRule(u, r); err != nil {
				return err
			}
			added++
		}
		return nil
	})
	return added, err
}
