package sample

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// takers are who takes each move in the sample; what is not here is taken by
// who wrote the project, and a return by whoever has it.
var takers = map[programme.Move]string{
	programme.Check: "chuyen.vien", programme.Forward: "giam.doc", programme.Register: "so.lanh.dao", programme.Start: "giam.doc",
	programme.PassBase: "so.lanh.dao", programme.FailBase: "so.lanh.dao", programme.PassMinistry: "cuc2", programme.FailMinistry: "cuc2",
}

var returners = map[programme.Stage]string{
	programme.Submitted: "chuyen.vien", programme.BaseAppraisal: "so.chuyen.vien", programme.MinistryAppraisal: "cuc",
}

// withRecord are the moves that carry a record of their own, such as a return
// with its points, and how the sample takes them; the others need a note at
// most.
var withRecord = map[programme.Move]func(o *office, ctx context.Context, u programme.User, p programme.Project, s step) error{
	programme.Submit: (*office).submit, programme.Check: (*office).check, programme.Return: (*office).giveBack, programme.Resubmit: (*office).mend,
	programme.Start:    (*office).sign,
	programme.PassBase: (*office).conclude, programme.FailBase: (*office).conclude, programme.PassMinistry: (*office).conclude, programme.FailMinistry: (*office).conclude,
}

// directorAway is since when the deputy acts for the director.
const directorAway = 2

// taker is who takes a step of a project that stands at a stage.
func (d dossier) taker(s step, at programme.Stage) string {
	who, known := takers[s.move]
	switch {
	case s.move == programme.Return:
		return returners[at]
	case !known:
		return d.by
	case who == "giam.doc" && s.ago <= directorAway:
		return "pho.giam.doc"
	}
	return who
}

// taken tells whether the sample can take every step of a project's way.
func (d dossier) taken() bool {
	return !slices.ContainsFunc(d.way, func(s step) bool {
		return s.move != programme.Begin && s.move.Way() != programme.Bare && withRecord[s.move] == nil
	})
}

// dossiers are all living projects of the sample.
func (o *office) dossiers() (all []dossier) {
	for _, part := range [][]dossier{needsAndDrafts, atTheCentre, atTheDepartment, sentBack, appraised} {
		all = append(all, part...)
	}
	if o.hasPlans() {
		all = append(append(all, addedDossiers...), addedToFinish...)
	}
	return all
}

// planProjects plans every step of every living project.
func (o *office) planProjects(context.Context) error {
	for _, d := range o.dossiers() {
		if !d.taken() {
			continue
		}
		for _, s := range d.way {
			o.on(o.ago(s.ago), func(ctx context.Context) error {
				if err := o.take(ctx, d, s); err != nil {
					return fmt.Errorf("sample project %s, %s: %w", d.code, s.move, err)
				}
				return nil
			})
		}
	}
	return nil
}

// take takes one step of a project as the person whose step it is.
func (o *office) take(ctx context.Context, d dossier, s step) error {
	code := o.codeFor(d)
	if s.move == programme.Begin {
		p, err := o.dossier(d, s.at)
		if err != nil {
			return err
		}
		p, err = o.store.SaveProject(ctx, o.users[d.by], p)
		o.projects[code] = p.ID
		return err
	}
	p, err := o.store.Project(ctx, programme.LocalUser, o.projects[code])
	if err != nil {
		return err
	}
	u := o.users[d.taker(s, p.Stage)]
	if with := withRecord[s.move]; with != nil {
		return with(o, ctx, u, p, s)
	}
	_, err = o.store.Move(ctx, u, p.ID, p.Version, s.move, s.note)
	return err
}

// dossier is a project as it begins.
func (o *office) dossier(d dossier, at programme.Stage) (programme.Project, error) {
	p, err := row{code: o.codeFor(d), content: d.content, tale: d.tale, title: d.title, money: d.money, outcomes: d.outcomes, stage: at}.project()
	p.ProgrammeID, p.Recorded, p.Place = o.programmeID, false, o.placeOf(d.tale)
	p.Establishment.ID = o.establishments[d.tale]
	return p, err
}
