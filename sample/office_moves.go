package sample

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// takers are who takes each move in the sample; what is not here is taken by
// who wrote the project.
var takers = map[programme.Move]string{
	programme.Check: "chuyen.vien", programme.Forward: "giam.doc", programme.Register: "so.lanh.dao",
}

// directorAway is since when the deputy acts for the director.
const directorAway = 2

// taker is who takes a step.
func (d dossier) taker(s step) string {
	who, known := takers[s.move]
	switch {
	case !known:
		return d.by
	case who == "giam.doc" && s.ago <= directorAway:
		return "pho.giam.doc"
	}
	return who
}

// dossiers are all living projects of the sample.
func dossiers() (all []dossier) {
	for _, part := range [][]dossier{needsAndDrafts, atTheCentre, atTheDepartment} {
		all = append(all, part...)
	}
	return all
}

// planProjects plans every step of every living project.
func (o *office) planProjects(context.Context) error {
	for _, d := range dossiers() {
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
	u, code := o.users[d.taker(s)], o.codeOf(d.code, o.planYear)
	if s.move == programme.Begin {
		p, err := o.dossier(d, s.at)
		if err != nil {
			return err
		}
		p, err = o.store.SaveProject(ctx, u, p)
		o.projects[code] = p.ID
		return err
	}
	p, err := o.store.Project(ctx, u, o.projects[code])
	if err != nil {
		return err
	}
	_, err = o.store.Move(ctx, u, p.ID, p.Version, s.move, s.note)
	return err
}

// dossier is a project as it begins.
func (o *office) dossier(d dossier, at programme.Stage) (programme.Project, error) {
	p, err := row{code: o.codeOf(d.code, o.planYear), content: d.content, tale: d.tale, title: d.title, money: d.money, outcomes: d.outcomes, stage: at}.project()
	p.ProgrammeID, p.Recorded, p.Place = o.programmeID, false, o.placeOf(d.tale)
	p.Establishment.ID = o.establishments[d.tale]
	return p, err
}
