package store

import (
	"context"

	"khuyencong/programme"
)

// ProjectPage is the record of a project with what it is held against on its page.
// A record of old books has machines only: it has not come the way that the
// rest is about.
type ProjectPage struct {
	ProjectRecord
	Machines    programme.MachineList
	Double      programme.DoubleFunding
	Eligibility programme.Eligibility
	Case        programme.EligibilityCase // what the program looked at for the conditions
	Watches     []programme.Watch         // flags of the beneficiary; none for who does not appraise
	Priority    programme.PrioritySheet
	Officers    map[int64]Officer // that are in charge, by the post
}

// ProjectPage loads a project with what its page holds it against, in one view
// of the data and each thing once.
func (s *Store) ProjectPage(ctx context.Context, u programme.User, id int64) (page ProjectPage, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		page = ProjectPage{}
		p, err := tx.projectRecord(u, id, &page.ProjectRecord)
		if err != nil {
			return err
		}
		if p.Kind == programme.KindProject {
			if page.Machines, err = tx.machines(p.ID); err != nil {
				return err
			}
			if page.Double, err = tx.doubleFunding(u, p); err != nil {
				return err
			}
		}
		if p.Recorded {
			return nil
		}
		return tx.besideProject(u, p, &page)
	})
	return page, err
}

// besideProject fills in what a project that comes the whole way has beside it.
func (tx *Tx) besideProject(u programme.User, p programme.Project, page *ProjectPage) (err error) {
	if page.Eligibility, page.Case, err = tx.eligibilityFor(u, p); err != nil {
		return err
	}
	if page.Watches, err = tx.watchesOf(u, p.Establishment.ID); err != nil {
		return err
	}
	if page.Officers, err = tx.officers([]int64{p.Charges.Centre, p.Charges.Department}); err != nil {
		return err
	}
	if p.Kind == programme.KindProject {
		page.Priority, err = tx.prioritySheet(p.ID)
		page.Priority = page.Priority.For(u)
	}
	return err
}
