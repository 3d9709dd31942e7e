package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// DoubleFunding is every warning of a project, with what people answered. Who
// appraises is warned across both funds, all years, places and programmes,
// whatever his scope; who applies only of what he may open himself.
func (s *Store) DoubleFunding(ctx context.Context, u programme.User, projectID int64) (d programme.DoubleFunding, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		p, err := tx.project(u, projectID)
		if err != nil {
			return err
		}
		d, err = tx.doubleFunding(u, p)
		return err
	})
	return d, err
}

// ProjectMachines is the machines of a project that was loaded, with every
// warning of double funding.
func (s *Store) ProjectMachines(ctx context.Context, u programme.User, p programme.Project) (l programme.MachineList, d programme.DoubleFunding, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if l, err = tx.machines(p.ID); err != nil {
			return err
		}
		d, err = tx.doubleFunding(u, p)
		return err
	})
	return l, d, err
}

// doubleFunding is every warning of a project for a user. It costs the same few
// statements however many projects there are.
func (tx *Tx) doubleFunding(u programme.User, p programme.Project) (d programme.DoubleFunding, err error) {
	all, err := remember(tx, fmt.Sprint("double ", p.ID), func() (programme.DoubleFunding, error) { return tx.allDoubleFunding(p) })
	if err != nil {
		return d, err
	}
	for _, w := range all.Warnings {
		w.Other.InSight = w.Other.ID != 0 && u.SeesProject(w.Other.Project())
		if w.Other.ID == 0 || w.Other.InSight || u.SeesDoubles() {
			d.Warnings = append(d.Warnings, w)
		}
	}
	return d.For(u), nil
}

// allDoubleFunding is every warning of a project, whoever asks. What was taken
// over from old books is over: only its machines are compared.
func (tx *Tx) allDoubleFunding(p programme.Project) (programme.DoubleFunding, error) {
	own, err := tx.fundedProject(p)
	if err != nil || p.Recorded && len(own.Machines) == 0 {
		return programme.DoubleFunding{}, err
	}
	others, err := tx.doubleCandidates(own)
	if err != nil {
		return programme.DoubleFunding{}, err
	}
	answers, err := tx.doubleAnswers(own.ID)
	return programme.FindDoubleFunding(own, others, answers), err
}

// fundedProject is a project as double funding sees it.
func (tx *Tx) fundedProject(p programme.Project) (programme.FundedProject, error) {
	own := programme.FundedProject{
		ID: p.ID, Code: p.Code, Title: p.Title, Content: p.Content, Level: p.Level, Year: p.Year, Stage: p.Stage, Place: p.Place, Establishment: p.Establishment, SameEntity: true, InSight: true,
	}
	for _, l := range p.Lines {
		if l.Source == programme.FromOther {
			own.Others = append(own.Others, l)
		}
	}
	l, err := tx.machines(p.ID)
	own.Machines = l.Rows
	return own, err
}

// entities are the establishments that count as one with $1: those merged into it
// and those with a tax code, today's or an old one, of the same legal person
// as any of these. The expressions are those of the
// index; a cross join is made in the order in which it is written, from the few
// to those of their own among all.
const entities = `WITH RECURSIVE family (id) AS (
		SELECT id FROM establishments WHERE id = $1
		UNION SELECT e.id FROM establishments e JOIN family f ON e.merged_into = f.id
	), codes (code) AS (
		SELECT substr(x.tax_code, 1, CASE length(x.tax_code) WHEN 12 THEN 12 ELSE 10 END) FROM family f CROSS JOIN establishments x WHERE x.id = f.id AND x.tax_code <> ''
		UNION SELECT x.old_tax_code FROM family f CROSS JOIN establishments x WHERE x.id = f.id AND x.old_tax_code <> ''
	), entity (id) AS (
		SELECT id FROM family
		UNION SELECT e.id FROM codes c CROSS JOIN establishments e WHERE substr(e.tax_code, 1, CASE length(e.tax_code) WHEN 12 THEN 12 ELSE 10 END) = c.code
		UNION SELECT e.id FROM codes c CROSS JOIN establishments e WHERE e.old_tax_code = c.code
	) SELECT id FROM entity`

// entity is the numbers of the establishments that count as one with an
// establishment, it among them. They are asked for first: how many there are
// decides how an engine finds their projects, and it guesses far too many.
func (tx *Tx) entity(establishmentID int64) ([]int64, error) {
	all := []int64{establishmentID}
	err := tx.rows(entities, []any{establishmentID}, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		if id != establishmentID {
			all = append(all, id)
		}
		return err
	})
	return all, err
}

// numbers writes numbers as a list in SQL.
func numbers(all []int64) string {
	var words []string
	for _, n := range all {
		words = append(words, strconv.FormatInt(n, 10))
	}
	return strings.Join(words, ", ")
}

// mostDoubles bounds the projects that one is held against: the newest.
const mostDoubles = 500

// doubleCandidates loads the projects that may have paid for the same: of the
// same legal person, with a serial, or with an invoice of this one.
func (tx *Tx) doubleCandidates(own programme.FundedProject) ([]programme.FundedProject, error) {
	var serials, invoices []string
	for _, m := range own.Machines {
		serials = append(serials, m.SerialKeys()...)
		if key := m.InvoiceKey(); key != "" {
			invoices = append(invoices, key)
		}
	}
	entity, err := tx.entity(own.Establishment.ID)
	if err != nil {
		return nil, err
	}
	w := where{args: []any{own.ID}}
	met := `SELECT x.id FROM projects x WHERE x.establishment_id IN (` + numbers(entity) + `)`
	for _, key := range []struct {
		column, table string
		values        []string
	}{{"serial", "machine_serials", serials}, {"invoice_key", "machines", invoices}} {
		if len(key.values) > 0 {
			w.conditions = nil
			w.in(key.column, key.values)
			met += ` UNION SELECT project_id FROM ` + key.table + w.sql()
		}
	}
	var all []programme.FundedProject
	var ids []int64
	at := map[int64]int{}
	err = tx.rows(`WITH met (id) AS (`+met+`)
		SELECT p.id, p.code, p.title, p.content, p.level, p.year, p.stage, COALESCE(p.establishment_id, 0), COALESCE(e.name, ''), p.place_code,
			p.requested_support, p.approved_support, p.done_support
		FROM met JOIN projects p ON p.id = met.id LEFT JOIN establishments e ON e.id = p.establishment_id
		WHERE p.id <> $1 ORDER BY p.id DESC LIMIT `+strconv.Itoa(mostDoubles), w.args, func(scan func(...any) error) error {
		var p programme.FundedProject
		var asked, approved programme.Money
		err := scan(&p.ID, &p.Code, &p.Title, &p.Content, &p.Level, &p.Year, &p.Stage, &p.Establishment.ID, &p.Establishment.Name, &p.Place.Code, &asked, &approved, &p.Support)
		if p.Support == 0 {
			p.Support = approved
		}
		if p.Support == 0 {
			p.Support = asked
		}
		p.SameEntity = p.Establishment.ID != 0 && slices.Contains(entity, p.Establishment.ID)
		at[p.ID] = len(all)
		all, ids = append(all, p), append(ids, p.ID)
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	return all, tx.rows(`SELECT m.project_id, `+machineColumns+` FROM machines m WHERE m.project_id IN (`+numbers(ids)+`) ORDER BY m.project_id, m.position`, nil, func(scan func(...any) error) error {
		var id int64
		var m programme.Machine
		err := scan(append([]any{&id}, scanMachine(&m)...)...)
		all[at[id]].Machines = append(all[at[id]].Machines, m)
		return err
	})
}

// doubleAnswers loads what was answered on a project, and on others about it.
func (tx *Tx) doubleAnswers(projectID int64) (all []programme.DoubleAnswer, err error) {
	err = tx.rows(`SELECT project_id, key, verdict, reason, evidence, user_id, who, day, version FROM double_answers
		WHERE project_id = $1 OR other_id = $1 ORDER BY project_id, key`, []any{projectID}, func(scan func(...any) error) error {
		var a programme.DoubleAnswer
		err := scan(&a.ProjectID, &a.Key, &a.Verdict, &a.Reason, &a.Evidence, &a.UserID, &a.Who, &a.On, &a.Version)
		all = append(all, a)
		return err
	})
	return all, err
}

// AnswerDouble keeps a person's conclusion of one warning. Version is that of
// the answer that he saw, 0 for none.
func (s *Store) AnswerDouble(ctx context.Context, u programme.User, a programme.DoubleAnswer) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Appraise); err != nil {
			return err
		}
		p, err := tx.project(u, a.ProjectID)
		if err != nil {
			return err
		}
		if err := a.Check(); err != nil {
			return err
		}
		d, err := tx.doubleFunding(u, p)
		if err != nil {
			return err
		}
		w, known := d.Find(a.Key)
		if !known {
			return programme.Refuse(programme.Conflict, "", "Cảnh báo này không còn: danh mục máy hoặc đề án kia vừa thay đổi. Tải lại trang để xem các cảnh báo hiện nay.")
		}
		return tx.writeDoubleAnswer(u, p, w, a)
	})
}

func (tx *Tx) writeDoubleAnswer(u programme.User, p programme.Project, w programme.DoubleWarning, a programme.DoubleAnswer) error {
	who := programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who()
	args := []any{a.ProjectID, a.Key, w.Other.ID, a.Verdict, a.Reason, w.Text(), u.ID, who, programme.DayOf(tx.now), a.Version + 1}
	var err error
	if a.Version == 0 {
		err = tx.update(`INSERT INTO double_answers (project_id, key, other_id, verdict, reason, evidence, user_id, who, day, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (project_id, key) DO NOTHING`, args...)
	} else {
		err = tx.update(`UPDATE double_answers SET other_id = $3, verdict = $4, reason = $5, evidence = $6, user_id = $7, who = $8, day = $9, version = $10
			WHERE project_id = $1 AND key = $2 AND version = $11`, append(args, a.Version)...)
	}
	if err != nil {
		return err
	}
	before := ""
	if w.Answer != nil {
		before = w.Answer.Verdict.Label() + ": " + w.Answer.Reason
	}
	return tx.record(u, programme.Event{
		Subject: programme.SDouble, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed", Title: p.Code + " – " + p.Title,
		Changes: []programme.Change{{Field: "double_funding", Label: "Kết luận về hỗ trợ trùng", Old: before, New: a.Verdict.Label() + ": " + a.Reason}}, Note: w.Text(),
	})
}
