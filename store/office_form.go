package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"khuyencong/programme"
)

const officeFormColumns = `f.id, f.paper, f.name, f.from_day, f.withdrawn, f.note, f.file_name, f.size, f.sha256, f.at, f.user_name, f.post_title, f.version`

func scanOfficeForm(scan func(...any) error, more ...any) (f programme.OfficeForm, err error) {
	f.File.Type = programme.FileDOCX
	err = scan(append([]any{&f.ID, &f.Paper, &f.Name, &f.From, &f.Withdrawn, &f.Note, &f.File.Name, &f.File.Size, &f.File.SHA256, &f.At, &f.UserName, &f.PostTitle, &f.Version}, more...)...)
	return f, err
}

func (tx *Tx) officeForms() (all []programme.OfficeForm, err error) {
	err = tx.rows(`SELECT `+officeFormColumns+` FROM office_forms f ORDER BY f.from_day DESC, f.id DESC`, nil, func(scan func(...any) error) error {
		f, err := scanOfficeForm(scan)
		all = append(all, f)
		return err
	})
	return all, err
}

// OfficeForms lists all forms that the office ever put in, the newest first.
func (s *Store) OfficeForms(ctx context.Context, u programme.User) (all []programme.OfficeForm, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		all, err = tx.officeForms()
		return err
	})
	return all, err
}

// OfficeForm loads one form with its file.
func (s *Store) OfficeForm(ctx context.Context, u programme.User, id int64) (f programme.OfficeForm, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		f, content, err = tx.officeForm(id)
		return err
	})
	return f, content, err
}

func (tx *Tx) officeForm(id int64) (f programme.OfficeForm, content []byte, err error) {
	f, err = scanOfficeForm(func(into ...any) error {
		return tx.row("mẫu này", `SELECT `+officeFormColumns+`, f.content FROM office_forms f WHERE f.id = $1`, []any{id}, into...)
	}, &content)
	return f, content, err
}

// AddOfficeForm puts a form in. Its file was read and found right.
func (s *Store) AddOfficeForm(ctx context.Context, u programme.User, f programme.OfficeForm, content []byte) (saved programme.OfficeForm, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		saved = f
		if err := saved.Check(programme.DayOf(tx.now)); err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		saved.File.Size, saved.File.SHA256, saved.File.Type = int64(len(content)), hex.EncodeToString(sum[:]), programme.FileDOCX
		saved.Withdrawn, saved.Version, saved.At, saved.UserName, saved.PostTitle = 0, 1, tx.now, u.Name, u.PostTitle
		err := tx.row("", `INSERT INTO office_forms (paper, name, from_day, withdrawn, note, file_name, size, sha256, content, at, user_id, user_name, post_title, version)
			VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) RETURNING id`,
			[]any{saved.Paper, saved.Name, saved.From, saved.Note, saved.File.Name, saved.File.Size, saved.File.SHA256, content, saved.At, u.ID, saved.UserName, saved.PostTitle}, &saved.ID)
		if err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SOfficeForm, SubjectID: saved.ID, Action: "created", Title: saved.Name, Changes: programme.Changes(nil, saved.Fields())})
	})
	return saved, err
}

// WithdrawOfficeForm takes a form out of use from today on. Papers of older days
// are still filled by it.
func (s *Store) WithdrawOfficeForm(ctx context.Context, u programme.User, id, version int64) (f programme.OfficeForm, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		was, _, err := tx.officeForm(id)
		switch {
		case err != nil:
			return err
		case was.Withdrawn != 0 || was.Version != version:
			return programme.Refuse(programme.Conflict, "", "Mẫu này vừa được người khác bỏ. Tải lại trang để xem.")
		}
		f = was
		f.Withdrawn, f.Version = programme.DayOf(tx.now), was.Version+1
		if err := tx.exec(`UPDATE office_forms SET withdrawn = $1, version = $2 WHERE id = $3`, f.Withdrawn, f.Version, id); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SOfficeForm, SubjectID: id, Action: "changed", Title: f.Name, Changes: programme.Changes(was.Fields(), f.Fields())})
	})
	return f, err
}

// FormData gathers what the fields of a form say of a project that the user
// sees.
func (s *Store) FormData(ctx context.Context, u programme.User, project int64) (d programme.FormData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		d, err = tx.formData(p)
		return err
	})
	return d, err
}

// FormDataOf is FormData of the newest project that has a code.
func (s *Store) FormDataOf(ctx context.Context, u programme.User, code string) (d programme.FormData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		id, err := tx.projectByCode(u, code)
		if err != nil {
			return err
		}
		p, err := tx.projectAt(u, id, 0)
		if err != nil {
			return err
		}
		d, err = tx.formData(p)
		return err
	})
	return d, err
}

func (tx *Tx) formData(p programme.Project) (d programme.FormData, err error) {
	f, err := tx.closeFacts(p)
	if err != nil {
		return d, err
	}
	d = programme.FormData{Project: p, Contract: f.Contract, Acceptance: f.Acceptance, Settlement: f.Settlement, Balances: f.Balances, Today: f.Today}
	if d.Programme, err = tx.programme(p.ProgrammeID); err != nil {
		return d, err
	}
	if p.Establishment.ID != 0 {
		if d.Establishment, err = tx.establishment(programme.LocalUser, p.Establishment.ID); err != nil {
			return d, err
		}
	}
	d.Liquidation, err = tx.liquidation(p.ID)
	return d, err
}
