package store

import (
	"context"

	"khuyencong/programme"
)

const programmeColumns = `id, code, name, province, province_code, year_from, year_to, approver, decision_no, decision_date,
	parent_office, office, seat, illustrative, version, updated_at`

func scanProgramme(scan func(...any) error) (p programme.Programme, err error) {
	err = scan(&p.ID, &p.Code, &p.Name, &p.Province, &p.ProvinceCode, &p.From, &p.To, &p.Approver, &p.DecisionNo, &p.DecisionDate,
		&p.ParentOffice, &p.Office, &p.Seat, &p.Illustrative, &p.Version, &p.UpdatedAt)
	return p, err
}

// Programmes lists all programmes, the latest period first.
func (s *Store) Programmes(ctx context.Context, u programme.User) (all []programme.Programme, err error) {
	err = s.read(ctx, func(tx *Tx) error { all, err = tx.programmes(); return err })
	return all, err
}

func (tx *Tx) programmes() (all []programme.Programme, err error) {
	err = tx.rows(`SELECT `+programmeColumns+` FROM programmes ORDER BY year_from DESC, code`, nil, func(scan func(...any) error) error {
		p, err := scanProgramme(scan)
		all = append(all, p)
		return err
	})
	return all, err
}

// Programme loads one programme.
func (s *Store) Programme(ctx context.Context, u programme.User, id int64) (p programme.Programme, err error) {
	err = s.read(ctx, func(tx *Tx) error { p, err = tx.programme(id); return err })
	return p, err
}

// ProgrammeByCode loads the programme that a command line names.
func (s *Store) ProgrammeByCode(ctx context.Context, u programme.User, code string) (p programme.Programme, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		var id int64
		if err := tx.row("chương trình "+code, `SELECT id FROM programmes WHERE code = $1`, []any{code}, &id); err != nil {
			return err
		}
		p, err = tx.programme(id)
		return err
	})
	return p, err
}

func (tx *Tx) programme(id int64) (programme.Programme, error) {
	row := func(into ...any) error {
		return tx.row("chương trình này", `SELECT `+programmeColumns+` FROM programmes WHERE id = $1`, []any{id}, into...)
	}
	return scanProgramme(row)
}

// SaveProgramme creates a programme (ID 0) or saves a new version of it.
func (s *Store) SaveProgramme(ctx context.Context, u programme.User, p programme.Programme) (programme.Programme, error) {
	if err := p.Check(); err != nil {
		return p, err
	}
	saved := p
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProgramme); err != nil {
			return err
		}
		saved = p
		var old programme.Programme
		var err error
		if p.ID != 0 {
			if old, err = tx.programme(p.ID); err != nil {
				return err
			}
			if err := tx.yearsUsed(p); err != nil {
				return err
			}
		}
		sample, err := tx.isSample()
		if err != nil {
			return err
		}
		saved.Illustrative = p.Illustrative || sample
		saved.Version, saved.UpdatedAt = p.Version+1, tx.now
		args := []any{p.Code, p.Name, p.Province, p.ProvinceCode, p.From, p.To, p.Approver, p.DecisionNo, p.DecisionDate,
			p.ParentOffice, p.Office, p.Seat, saved.Illustrative, saved.Version, tx.now}
		if p.ID == 0 {
			err = tx.row("chương trình", `INSERT INTO programmes (code, name, province, province_code, year_from, year_to, approver, decision_no, decision_date,
				parent_office, office, seat, illustrative, version, updated_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`, args, &saved.ID)
		} else {
			err = tx.update(`UPDATE programmes SET code = $1, name = $2, province = $3, province_code = $4, year_from = $5, year_to = $6, approver = $7,
				decision_no = $8, decision_date = $9, parent_office = $10, office = $11, seat = $12, illustrative = $13, version = $14, updated_at = $15
				WHERE id = $16 AND version = $17`, append(args, p.ID, p.Version)...)
		}
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "code", "Đã có chương trình mang mã %s. Chọn mã khác.", p.Code)
		}
		if err != nil {
			return err
		}
		return tx.saved(u, programme.SProgramme, saved.ID, saved.ID, saved.Code, old.ID, old.Fields(), saved.Fields())
	})
	return saved, err
}

// yearsUsed refuses a period that would leave projects, targets or plans
// outside it.
func (tx *Tx) yearsUsed(p programme.Programme) error {
	for _, used := range []struct{ name, query string }{
		{"đề án", `SELECT COUNT(*) FROM projects WHERE programme_id = $1 AND (year < $2 OR year > $3)`},
		{"kế hoạch năm", `SELECT COUNT(*) FROM plans WHERE programme_id = $1 AND (year < $2 OR year > $3)`},
		{"mục tiêu", `SELECT COUNT(*) FROM targets WHERE programme_id = $1 AND (year_from < $2 OR year_to > $3)`},
	} {
		var outside int64
		if err := tx.row(used.name, used.query, []any{p.ID, p.From, p.To}, &outside); err != nil {
			return err
		}
		if outside > 0 {
			return programme.Refuse(programme.Invalid, "from", "Có %d %s nằm ngoài giai đoạn %d-%d. Giữ giai đoạn cũ, hoặc chuyển năm của chúng trước.", outside, used.name, p.From, p.To)
		}
	}
	return nil
}

// saved records the creation or change of a record; oldID 0 means created.
func (tx *Tx) saved(u programme.User, of programme.Subject, id, programmeID int64, title string, oldID int64, old, new []programme.FieldValue) error {
	e := programme.Event{Subject: of, SubjectID: id, ProgrammeID: programmeID, Action: "changed", Title: title, Changes: programme.Changes(old, new)}
	if oldID == 0 {
		e.Action, e.Changes = "created", programme.Changes(nil, new)
	}
	return tx.record(u, e)
}
