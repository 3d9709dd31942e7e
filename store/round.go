package store

import (
	"context"
	"encoding/json"

	"khuyencong/programme"
)

// keepRound keeps what was submitted as it was, with its machines and papers,
// and gives it the number of a receipt: the next reviewer sees what changed
// since, and a correction never loses what was asked.
func (tx *Tx) keepRound(u programme.User, p programme.Project) error {
	dossier, err := tx.dossierFields(p)
	if err != nil {
		return err
	}
	fields, err := json.Marshal(dossier)
	if err != nil {
		return err
	}
	year, number := programme.DayOf(tx.now).Year(), int64(0)
	if err := tx.row("", `SELECT COALESCE(MAX(receipt), 0) + 1 FROM project_rounds WHERE receipt_year = $1 AND receipt > 0`, []any{year}, &number); err != nil {
		return err
	}
	return tx.exec(`INSERT INTO project_rounds (project_id, round, at, user_id, user_name, post_title, fields, receipt_year, receipt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		p.ID, p.Round, tx.now, u.ID, u.Name, u.PostTitle, string(fields), year, number)
}

// dossierFields is everything that is submitted, as people read it.
func (tx *Tx) dossierFields(p programme.Project) ([]programme.FieldValue, error) {
	all := p.Fields()
	machines, err := tx.machines(p.ID)
	if err != nil {
		return nil, err
	}
	all = append(all, machines.Fields()...)
	sheet, err := tx.prioritySheet(p.ID)
	if err != nil {
		return nil, err
	}
	criteria, err := tx.criteria()
	if err != nil {
		return nil, err
	}
	all = append(all, sheet.ClaimFields(programme.PriorityQuestions(p.Content, criteria, programme.DayOf(tx.now)))...)
	start, err := tx.projectStart(p.ID)
	if err != nil {
		return nil, err
	}
	if start.Begun != programme.BegunUnsaid {
		all = append(all, start.Fields()...)
	}
	papers, err := tx.papers(p)
	return append(all, programme.PaperFields(papers)...), err
}

// Rounds lists what was submitted of a project, the first round first.
func (s *Store) Rounds(ctx context.Context, u programme.User, projectID int64) (all []programme.Round, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, projectID); err != nil {
			return err
		}
		all = nil
		return tx.rows(`SELECT project_id, round, at, user_name, post_title, fields, receipt_year, receipt FROM project_rounds WHERE project_id = $1 ORDER BY round`, []any{projectID},
			func(scan func(...any) error) error {
				var r programme.Round
				var fields string
				if err := scan(&r.ProjectID, &r.Number, &r.At, &r.UserName, &r.PostTitle, &fields, &r.Receipt.Year, &r.Receipt.Number); err != nil {
					return err
				}
				err := json.Unmarshal([]byte(fields), &r.Fields)
				r.Fields = programme.FieldsFor(u, r.Fields)
				all = append(all, r)
				return err
			})
	})
	return all, err
}

// Dossier is what a project would submit now: its fields, machines and papers
// as people read them.
func (s *Store) Dossier(ctx context.Context, u programme.User, p programme.Project) (all []programme.FieldValue, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if p, err = tx.project(u, p.ID); err != nil {
			return err
		}
		all, err = tx.dossierFields(p)
		all = programme.FieldsFor(u, all)
		return err
	})
	return all, err
}
