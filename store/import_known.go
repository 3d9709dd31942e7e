package store

import (
	"context"

	"khuyencong/programme"
)

// ImportBasis is what a book is read and held against.
type ImportBasis struct {
	Units   []programme.Place // of all times
	Learned []programme.LearnedHeading
	Known   programme.KnownRecords
}

// ImportBasis loads what a book of a programme is read and held against.
func (s *Store) ImportBasis(ctx context.Context, u programme.User, programmeID int64) (b ImportBasis, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProjects); err != nil {
			return err
		}
		if b.Units, err = tx.places(0); err != nil {
			return err
		}
		if b.Learned, err = tx.learnedHeadings(); err != nil {
			return err
		}
		b.Known, err = tx.known(u, programmeID)
		return err
	})
	return b, err
}

// known loads the projects and establishments that rows are recognised among:
// two queries, however long the book is.
func (tx *Tx) known(u programme.User, programmeID int64) (k programme.KnownRecords, err error) {
	k.Today = programme.DayOf(tx.now)
	if k.Programme, err = tx.programme(programmeID); err != nil {
		return k, err
	}
	k.Closed = map[programme.FundYear]bool{}
	if err := tx.rows(`SELECT p.year, p.level FROM fiscal_closings c JOIN plans p ON p.id = c.plan_id WHERE p.programme_id = $1`, []any{programmeID}, func(scan func(...any) error) error {
		of := programme.FundYear{ProgrammeID: programmeID}
		err := scan(&of.Year, &of.Fund)
		k.Closed[of] = true
		return err
	}); err != nil {
		return k, err
	}
	register, err := tx.identities(u)
	if err != nil {
		return k, err
	}
	k.Establishments = programme.NewPartyIndex(register)
	err = tx.rows(`SELECT p.id, p.code, p.title, p.year, p.level, COALESCE(e.name, ''), p.approved_support, p.done_support, p.version,
			COALESCE(r.row_key, 0), COALESCE(r.digest, 0), COALESCE(r.decision, ''), COALESCE(r.version, 0)
		FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id
		LEFT JOIN import_rows r ON r.project_id = p.id AND r.import_id = (
			SELECT MAX(x.import_id) FROM import_rows x JOIN imports i ON i.id = x.import_id WHERE x.project_id = p.id AND i.state = 'confirmed')
		WHERE p.programme_id = $1 AND p.stage <> 'withdrawn' ORDER BY p.id`, []any{programmeID}, func(scan func(...any) error) error {
		var p programme.Project
		var one programme.KnownProject
		var imported int64
		if err := scan(&p.ID, &p.Code, &p.Title, &p.Year, &p.Level, &p.Establishment.Name, &one.Support, &one.Done, &p.Version, &one.Key, &one.Digest, &one.Decision, &imported); err != nil {
			return err
		}
		one.ID, one.Code, one.Imported, one.Touched = p.ID, p.Code, imported != 0, imported != p.Version
		if !one.Imported {
			var of []string
			if p.Establishment.Name != "" {
				of = []string{p.Establishment.Name}
			}
			one.Key = p.Key(of)
		}
		k.Projects = append(k.Projects, one)
		return nil
	})
	return k, err
}

// LearnedHeadings lists what headings mean in this office, in order.
func (s *Store) LearnedHeadings(ctx context.Context, u programme.User) (all []programme.LearnedHeading, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProjects); err != nil {
			return err
		}
		all, err = tx.learnedHeadings()
		return err
	})
	return all, err
}

func (tx *Tx) learnedHeadings() (all []programme.LearnedHeading, err error) {
	err = tx.rows(`SELECT heading, field, user_id, user_name, post_title, at FROM import_headings ORDER BY heading`, nil, func(scan func(...any) error) error {
		var l programme.LearnedHeading
		err := scan(append([]any{&l.Key, &l.Field}, scanEntered(&l.By)...)...)
		all = append(all, l)
		return err
	})
	return all, err
}

// learn keeps what the chosen columns of a confirmed book mean.
func (tx *Tx) learn(u programme.User, headings map[string]string) error {
	by := enteredArgs(programme.EnteredBy(u, tx.now))
	for key, field := range headings {
		if err := tx.exec(`INSERT INTO import_headings (heading, field, user_id, user_name, post_title, at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (heading) DO UPDATE SET field = excluded.field, user_id = excluded.user_id, user_name = excluded.user_name,
			post_title = excluded.post_title, at = excluded.at`, append([]any{key, field}, by...)...); err != nil {
			return err
		}
	}
	return nil
}

// ForgetHeading takes a heading out of the office's dictionary.
func (s *Store) ForgetHeading(ctx context.Context, u programme.User, key string) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProjects); err != nil {
			return err
		}
		var field string
		if err := tx.row("tiêu đề cột này", `DELETE FROM import_headings WHERE heading = $1 RETURNING field`, []any{key}, &field); err != nil {
			return err
		}
		return tx.deleted(u, programme.SImport, 0, 0, "Tiêu đề cột “"+key+"”", []programme.FieldValue{{Field: "field", Label: "Ý nghĩa", Value: field}})
	})
}
