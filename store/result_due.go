package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"khuyencong/programme"
)

// followedFor is how many days after its acceptance a project is looked at: the
// last follow-up and a year for what is late.
const followedFor = 4 * 366

// ProjectFollowUp is one month of a project that is recorded, waits, or will.
type ProjectFollowUp struct {
	Project  programme.Project // without its lines and outcomes
	FollowUp programme.FollowUp
}

// FollowUpList is the follow-ups that a person sees, by what is to be done.
type FollowUpList struct {
	Today     programme.Day
	Late      []ProjectFollowUp // the oldest first
	Open      []ProjectFollowUp // their day has come
	ToConfirm []ProjectFollowUp
	Soon      []ProjectFollowUp // within 60 days
	Done      int64             // sheets that count
	Projects  int64             // that are followed up
}

// Waiting is how many follow-ups wait for the user: to be written, and where
// he may, to be confirmed.
func (l FollowUpList) Waiting(u programme.User) int {
	n := len(l.Late) + len(l.Open)
	if u.May(programme.ConfirmResults) {
		n += len(l.ToConfirm)
	}
	return n
}

// FollowUps lists the follow-ups of the projects that the user sees.
func (s *Store) FollowUps(ctx context.Context, u programme.User) (l FollowUpList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		l, err = tx.followUps(u)
		return err
	})
	return l, err
}

func (tx *Tx) followUps(u programme.User) (l FollowUpList, err error) {
	l.Today = programme.DayOf(tx.now)
	var w where
	w.conditions = append(w.conditions, resulted)
	w.and("p.recorded = ?", false)
	w.and("p.stage_since >= ?", tx.now.AddDate(0, 0, -followedFor))
	living := strings.Join(w.conditions[1:], " AND ")
	w.conditions = []string{resulted, "(" + living + " OR p.id IN (SELECT r.project_id FROM result_sheets r))"}
	w.scope(u)
	projects := map[int64]programme.Project{}
	err = tx.rows(`SELECT `+projectColumns+projectTables+w.sql(), w.args, func(scan func(...any) error) error {
		p, err := scanProject(scan)
		projects[p.ID] = p
		return err
	})
	if err != nil || len(projects) == 0 {
		return l, err
	}
	moves, sheets, records := map[int64][]programme.Moved{}, map[int64][]programme.ResultSheet{}, map[int64]programme.Day{}
	err = tx.rows(`SELECT m.project_id, m.move, m.to_stage, m.at FROM projects p JOIN project_moves m ON m.project_id = p.id`+w.sql()+` ORDER BY m.id`, w.args, func(scan func(...any) error) error {
		var m programme.Moved
		err := scan(&m.ProjectID, &m.Move, &m.To, &m.At)
		moves[m.ProjectID] = append(moves[m.ProjectID], m)
		return err
	})
	if err != nil {
		return l, err
	}
	err = tx.rows(`SELECT a.project_id, MAX(a.dated) FROM projects p JOIN acceptances a ON a.project_id = p.id`+w.sql()+` AND a.state = 'concluded' GROUP BY a.project_id`, w.args,
		func(scan func(...any) error) error {
			var id int64
			var dated programme.Day
			err := scan(&id, &dated)
			records[id] = dated
			return err
		})
	if err != nil {
		return l, err
	}
	all, err := tx.sheets(`s.project_id IN (SELECT p.id FROM projects p`+w.sql()+`)`, w.args...)
	if err != nil {
		return l, err
	}
	for _, s := range all {
		sheets[s.ProjectID] = append(sheets[s.ProjectID], s)
	}
	for id, p := range projects {
		l.Projects++
		for _, f := range programme.FollowUps(programme.AcceptedOn(p, records[id], moves[id], sheets[id]), sheets[id]) {
			l.add(ProjectFollowUp{p, f})
		}
	}
	l.sort()
	return l, nil
}

// soonDays is how far ahead follow-ups are listed.
const soonDays = 60

func (l *FollowUpList) add(f ProjectFollowUp) {
	switch {
	case f.FollowUp.Late(l.Today):
		l.Late = append(l.Late, f)
	case f.FollowUp.Waits(l.Today):
		l.Open = append(l.Open, f)
	case f.FollowUp.ToConfirm():
		l.ToConfirm = append(l.ToConfirm, f)
	case f.FollowUp.Has:
		l.Done++
	case f.FollowUp.Opens <= l.Today.Plus(soonDays):
		l.Soon = append(l.Soon, f)
	}
}

func (l *FollowUpList) sort() {
	for _, list := range [][]ProjectFollowUp{l.Late, l.Open, l.ToConfirm, l.Soon} {
		slices.SortFunc(list, func(a, b ProjectFollowUp) int {
			return cmp.Or(cmp.Compare(a.FollowUp.Due, b.FollowUp.Due), cmp.Compare(a.Project.ID, b.Project.ID))
		})
	}
}

// remindFollowUps tells of the follow-ups whose day has come and of those that
// are late, each once.
func (s *Store) remindFollowUps(ctx context.Context) error {
	var waiting []ProjectFollowUp
	err := s.read(ctx, func(tx *Tx) error {
		l, err := tx.followUps(programme.LocalUser)
		waiting = slices.Concat(l.Late, l.Open)
		return err
	})
	for len(waiting) > 0 && err == nil {
		some := waiting[:min(len(waiting), remindAtOnce)]
		waiting = waiting[len(some):]
		err = s.write(ctx, func(tx *Tx) error {
			for _, f := range some {
				p, err := tx.project(programme.LocalUser, f.Project.ID)
				if err != nil {
					return err
				}
				if t := f.FollowUp.Reminder(p, programme.DayOf(tx.now)); t != nil {
					if err := tx.tell(p, *t); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	return err
}
