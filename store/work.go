package store

import (
	"context"
	"slices"
	"strings"

	"khuyencong/programme"
)

// Work is what the home page of a person shows of the dossiers on their way,
// within his scope.
type Work struct {
	Today    programme.Day
	Charged  WorkCharged       // what he is in charge of
	Mine     []WorkStage       // what waits for him, by stage, the most urgent stage first
	Others   []WorkStage       // what others have, by stage in the order of the path
	Officers map[int64]Officer // in charge of the named dossiers, by the post; for offices
	Recent   []programme.Event // the last event of his own on each project that he worked on, newest first
}

// WorkStage is the dossiers that stand at a stage.
type WorkStage struct {
	Stage       programme.Stage
	Total, Late int64
	Items       []programme.Project // the most urgent, without lines; see Total for how many there are
}

// How many dossiers a home page names of each stage, and how many it
// remembers.
const (
	workItems  = 8
	recentMost = 8
)

// waitingStages are those in which a dossier is somebody's work.
var waitingStages = slices.DeleteFunc(slices.Clone(programme.Stages), func(s programme.Stage) bool {
	return len(s.Holders(programme.Local)) == 0 && len(s.Holders(programme.National)) == 0
})

// Work loads a person's work. Who applies sees his dossiers at others too; for
// the others their number is enough. The number of queries does not grow with
// the records.
func (s *Store) Work(ctx context.Context, u programme.User) (k Work, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		k = Work{Today: programme.DayOf(tx.now)}
		if err := tx.chargedWork(u, &k); err != nil {
			return err
		}
		if err := tx.countWork(u, &k); err != nil {
			return err
		}
		if err := tx.workItems(u, &k); err != nil {
			return err
		}
		if err := tx.workOfficers(u, &k); err != nil {
			return err
		}
		k.Recent, err = tx.recent(u)
		return err
	})
	return k, err
}

// countWork counts the dossiers of each stage, those of the user apart: one
// stage may be his work on one path only.
func (tx *Tx) countWork(u programme.User, k *Work) error {
	w := where{args: []any{k.Today}}
	w.and("p.recorded = ?", false)
	w.in("p.stage", words(waitingStages))
	w.scope(u)
	w.notCharged(u, k)
	mine, others := map[programme.Stage]*WorkStage{}, map[programme.Stage]*WorkStage{}
	err := tx.rows(`SELECT p.stage, p.level, COUNT(*), COUNT(*) FILTER (WHERE p.due > 0 AND p.due < $1) FROM projects p`+w.sql()+` GROUP BY p.stage, p.level`, w.args,
		func(scan func(...any) error) error {
			var stage programme.Stage
			var level programme.Level
			var n, late int64
			if err := scan(&stage, &level, &n, &late); err != nil {
				return err
			}
			into := others
			if stage.HeldBy(u.Role, level) {
				into = mine
			}
			if into[stage] == nil {
				into[stage] = &WorkStage{Stage: stage}
			}
			into[stage].Total += n
			into[stage].Late += late
			return nil
		})
	for _, stage := range waitingStages {
		if found := mine[stage]; found != nil {
			k.Mine = append(k.Mine, *found)
		}
		if found := others[stage]; found != nil {
			k.Others = append(k.Others, *found)
		}
	}
	slices.SortStableFunc(k.Mine, func(a, b WorkStage) int { return urgency(u, a) - urgency(u, b) })
	return err
}

// urgency puts what an office has to decide before what who applies still
// writes; who applies has only that.
func urgency(u programme.User, s WorkStage) int {
	switch _, limit := s.Stage.Limit(); {
	case s.Late > 0:
		return 0
	case s.Stage == programme.Returned && u.May(programme.EditProjects), s.Stage == programme.Draft || s.Stage == programme.Need:
		return 3
	case limit != "":
		return 1
	}
	return 2
}

// workItems loads the most urgent dossiers of each stage in one query, each
// part of which ends at its limit along the index.
func (tx *Tx) workItems(u programme.User, k *Work) error {
	var parts []string
	var args []any
	part := func(stage programme.Stage, mine bool) {
		w := where{args: args}
		w.and("p.recorded = ?", false)
		w.and("p.stage = ?", stage)
		var levels []string
		for _, level := range []programme.Level{programme.National, programme.Local} {
			if stage.HeldBy(u.Role, level) == mine {
				levels = append(levels, string(level))
			}
		}
		if len(levels) == 1 {
			w.in("p.level", levels)
		}
		w.scope(u)
		w.notCharged(u, k)
		w.args = append(w.args, workItems)
		args = w.args
		parts = append(parts, `SELECT id FROM (SELECT p.id FROM projects p`+w.sql()+` ORDER BY p.due, p.id LIMIT `+w.mark()+`) x`)
	}
	for _, s := range k.Mine {
		part(s.Stage, true)
	}
	if applies(u) {
		for _, s := range k.Others {
			part(s.Stage, false)
		}
	}
	if parts == nil {
		return nil
	}
	return tx.rows(`SELECT `+projectColumns+projectTables+` WHERE p.id IN (`+strings.Join(parts, " UNION ALL ")+`) ORDER BY p.due, p.id`, args, func(scan func(...any) error) error {
		p, err := scanProject(scan)
		of := k.Others
		if p.Stage.HeldBy(u.Role, p.Level) {
			of = k.Mine
		}
		if i := slices.IndexFunc(of, func(s WorkStage) bool { return s.Stage == p.Stage }); i >= 0 {
			of[i].Items = append(of[i].Items, p)
		}
		return err
	})
}

// applies tells who follows dossiers of his own through all hands.
func applies(u programme.User) bool {
	return u.Applies() || u.Role == programme.RoleCommuneOfficer || u.Role == programme.RoleDistrictOfficer
}

// recent lists the projects that the user last changed or moved, as far as he
// still sees them: the last event of each, among his 200 newest.
func (tx *Tx) recent(u programme.User) (all []programme.Event, err error) {
	seen, args := scoped(u, u.ID, programme.SProject)
	err = tx.rows(`SELECT e.id, e.subject_id, e.at, p.code, p.title FROM
		(SELECT id, subject, subject_id, at FROM events WHERE user_id = $1 ORDER BY id DESC LIMIT 200) e
		JOIN projects p ON p.id = e.subject_id WHERE e.subject = $2`+seen+` ORDER BY e.id DESC`, args, func(scan func(...any) error) error {
		e := programme.Event{Subject: programme.SProject}
		var code, title string
		err := scan(&e.ID, &e.SubjectID, &e.At, &code, &title)
		e.Title = code + " – " + title
		known := slices.ContainsFunc(all, func(o programme.Event) bool { return o.SubjectID == e.SubjectID })
		if !known && len(all) < recentMost {
			all = append(all, e)
		}
		return err
	})
	return all, err
}

// HasLiving tells whether any dossier on its way was ever begun.
func (s *Store) HasLiving(ctx context.Context, u programme.User) (has bool, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		var n int64
		err := tx.row("", `SELECT COUNT(*) FROM (SELECT 1 FROM projects WHERE recorded = $1 LIMIT 1) x`, []any{false}, &n)
		has = n > 0
		return err
	})
	return has, err
}
