package store

import (
	"context"

	"khuyencong/programme"
)

// RoundFilter says which projects the statistics of rounds are about: those
// first submitted between two days, both included.
type RoundFilter struct {
	From, To programme.Day
	By       programme.RoundBy
}

// RoundStats counts how often dossiers came back, for what, and where they
// lay, over the projects that the user sees. Its queries are three, however many
// projects there are.
func (s *Store) RoundStats(ctx context.Context, u programme.User, f RoundFilter) (stats programme.RoundStats, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		projects, at, err := tx.roundSubjects(u, f)
		if err != nil {
			return err
		}
		if err := tx.roundCauses(u, f, projects, at); err != nil {
			return err
		}
		stats = programme.CountRounds(projects, f.By, programme.DayOf(tx.now))
		return nil
	})
	return stats, err
}

// firstSubmitted narrows to the living projects, called p, that were first
// submitted in the filter's days.
func (f RoundFilter) firstSubmitted(u programme.User) where {
	from, _ := f.From.Moments()
	_, until := f.To.Moments()
	var w where
	w.and("p.recorded = ?", false)
	w.and("f.move = ?", programme.Submit)
	w.and("f.round = ?", 1)
	w.and("f.at >= ?", from)
	w.and("f.at < ?", until)
	w.scope(u)
	return w
}

const roundProjects = ` FROM project_moves f JOIN projects p ON p.id = f.project_id`

// roundSubjects loads the projects with their way; at says where each stands
// in the list. What is long of a project is read once, not with every move.
func (tx *Tx) roundSubjects(u programme.User, f RoundFilter) (all []programme.RoundSubject, at map[int64]int, err error) {
	at = map[int64]int{}
	w := f.firstSubmitted(u)
	err = tx.rows(`SELECT p.id, p.code, p.title, p.content, p.level, p.place_code, p.place_name, p.stage`+roundProjects+w.sql()+` ORDER BY p.id`, w.args, func(scan func(...any) error) error {
		var s programme.RoundSubject
		err := scan(&s.ID, &s.Code, &s.Title, &s.Content, &s.Level, &s.Place.Code, &s.Place.Name, &s.Stage)
		at[s.ID], all = len(all), append(all, s)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	err = tx.rows(`SELECT m.project_id, m.move, m.to_stage, m.at, m.user_name`+roundProjects+` JOIN project_moves m ON m.project_id = p.id`+w.sql()+` ORDER BY m.project_id, m.id`, w.args,
		func(scan func(...any) error) error {
			var id int64
			var m programme.RoundMove
			err := scan(&id, &m.Move, &m.To, &m.At, &m.UserName)
			if i, met := at[id]; met {
				all[i].Moves = append(all[i].Moves, m)
			}
			return err
		})
	return all, at, err
}

// roundCauses adds to the projects the cause of every point of their returns.
func (tx *Tx) roundCauses(u programme.User, f RoundFilter, all []programme.RoundSubject, at map[int64]int) error {
	w := f.firstSubmitted(u)
	return tx.rows(`SELECT p.id, r.cause`+roundProjects+` JOIN return_points r ON r.project_id = p.id`+w.sql()+` ORDER BY p.id, r.id`, w.args, func(scan func(...any) error) error {
		var id int64
		var c programme.Cause
		err := scan(&id, &c)
		if i, met := at[id]; met {
			all[i].Causes = append(all[i].Causes, c)
		}
		return err
	})
}
