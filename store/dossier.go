package store

import (
	"context"

	"khuyencong/programme"
)

// PrintDossier gathers what the papers of who applies are filled from, of a project
// that the user sees. What he may not read of it is left out.
func (s *Store) PrintDossier(ctx context.Context, u programme.User, project int64) (d programme.Dossier, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		d, err = tx.dossier(u, p)
		return err
	})
	return d, err
}

func (tx *Tx) dossier(u programme.User, p programme.Project) (d programme.Dossier, err error) {
	d.Project = p
	if d.Programme, err = tx.programme(p.ProgrammeID); err != nil {
		return d, err
	}
	if d.Establishment, err = tx.applicant(u, p); err != nil {
		return d, err
	}
	if d.Machines, err = tx.machines(p.ID); err != nil {
		return d, err
	}
	if d.Start, err = tx.projectStart(p.ID); err != nil {
		return d, err
	}
	if d.Papers, err = tx.papers(p); err != nil {
		return d, err
	}
	d.Papers = programme.PapersFor(u, d.Papers)
	criteria, err := tx.criteria()
	if err != nil {
		return d, err
	}
	d.Questions = programme.PriorityQuestions(p.Content, criteria, programme.DayOf(tx.now))
	if d.Priority, err = tx.prioritySheet(p.ID); err != nil {
		return d, err
	}
	d.Priority = d.Priority.For(u)
	contract, err := tx.contractOf(p.ID)
	if err != nil || !contract.Signed() {
		return d, err
	}
	d.Contract = contract.For(u)
	entries, err := tx.entries(p.ID)
	d.Balances = programme.BalancesOf(entries)
	return d, err
}

// applicant is the beneficiary of a project as the user may read it: only its
// name where it is out of his scope.
func (tx *Tx) applicant(u programme.User, p programme.Project) (e programme.Establishment, err error) {
	if p.Establishment.ID == 0 {
		return e, nil
	}
	e, err = tx.establishment(u, p.Establishment.ID)
	switch {
	case programme.KindOf(err) == programme.NotFound:
		return programme.Establishment{ID: p.Establishment.ID, Name: p.Establishment.Name}, nil
	case err == nil && !u.SeesPersonalNumber(e.ID):
		e.TaxCode, e.OldTaxCode, e.OwnerBirth = programme.Masked(e.TaxCode), programme.Masked(e.OldTaxCode), 0
	}
	return e, err
}

// PrintBlank gathers what the blank forms of a content ask.
func (s *Store) PrintBlank(ctx context.Context, u programme.User, of programme.Programme, p programme.Project) (d programme.Dossier, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadLists); err != nil {
			return err
		}
		rules, err := tx.paperRules()
		if err != nil {
			return err
		}
		criteria, err := tx.criteria()
		d = programme.BlankDossier(of, p, rules, criteria, programme.DayOf(tx.now))
		return err
	})
	return d, err
}
