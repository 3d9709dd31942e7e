package store

import (
	"context"

	"khuyencong/programme"
)

// Deadlines lists what is due from the user, the nearest day first: the
// projects and matters that wait for him, late ones too, and what the law wants
// done between a month ago and a year from now.
func (s *Store) Deadlines(ctx context.Context, u programme.User) (all []programme.DueDate, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.OwnAccount); err != nil {
			return err
		}
		all, err = tx.dueDates(u)
		return err
	})
	return all, err
}

func (tx *Tx) dueDates(u programme.User) (all []programme.DueDate, err error) {
	today := programme.DayOf(tx.now)
	all = programme.DutiesOf(u.Role, today.Plus(-31), today.Plus(366))
	if u.May(programme.ReadRecords) {
		projects, err := tx.waitingFor(u)
		if err != nil {
			return nil, err
		}
		rules, err := tx.rules()
		if err != nil {
			return nil, err
		}
		for _, p := range projects {
			if d, ok := p.DueDate(rules); ok {
				all = append(all, d)
			}
		}
		closing, err := tx.closingDues(u)
		if err != nil {
			return nil, err
		}
		all = append(all, closing...)
		matters, err := tx.mattersDue(u)
		if err != nil {
			return nil, err
		}
		all = append(all, matters...)
	}
	programme.SortDueDates(all)
	return all, nil
}

// mostDueDates is how many projects a person's calendar holds.
const mostDueDates = 500

// waitingFor lists the living projects with a deadline whose holder the user
// is, the nearest first.
func (tx *Tx) waitingFor(u programme.User) (all []programme.Project, err error) {
	var w where
	w.and("p.recorded = ?", false)
	w.and("p.due > ?", 0)
	if !w.heldBy(u.Role) {
		return nil, nil
	}
	w.scope(u)
	w.args = append(w.args, mostDueDates)
	err = tx.rows(`SELECT `+projectColumns+projectTables+w.sql()+` ORDER BY p.due, p.id LIMIT `+w.mark(), w.args, func(scan func(...any) error) error {
		p, err := scanProject(scan)
		all = append(all, p)
		return err
	})
	return all, err
}

// mattersDue lists the deadlines of the matters that wait for the user.
func (tx *Tx) mattersDue(u programme.User) (all []programme.DueDate, err error) {
	var w where
	w.conditions = append(w.conditions, "m.is_open")
	w.and("m.due > ?", 0)
	w.scope(u)
	w.waits(u)
	w.args = append(w.args, mostDueDates)
	err = tx.rows(`SELECT `+matterColumns+`, p.code, p.title, p.level FROM matters m JOIN projects p ON p.id = m.project_id`+w.sql()+
		` ORDER BY m.due, m.id LIMIT `+w.mark(), w.args, func(scan func(...any) error) error {
		var p programme.Project
		m, err := scanMatter(func(into ...any) error { return scan(append(into, &p.Code, &p.Title, &p.Level)...) })
		p.ID = m.ProjectID
		if d, ok := m.DueDate(p); ok {
			all = append(all, d)
		}
		return err
	})
	return all, err
}

// heldBy narrows to the projects, called p, that stand where a role has them:
// the rule of programme.Stage.Holders in SQL. False where it never has any.
func (w *where) heldBy(role programme.Role) bool {
	either := where{args: w.args}
	for _, level := range []programme.Level{programme.National, programme.Local} {
		var stages []string
		for _, stage := range programme.Stages {
			if stage.HeldBy(role, level) {
				stages = append(stages, string(stage))
			}
		}
		if len(stages) > 0 {
			both := where{args: either.args}
			both.equal("p.level", string(level))
			both.in("p.stage", stages)
			either.args = both.args
			either.conditions = append(either.conditions, both.all())
		}
	}
	w.args = either.args
	w.conditions = append(w.conditions, either.any())
	return len(either.conditions) > 0
}
