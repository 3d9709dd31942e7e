package store

import (
	"context"

	"khuyencong/programme"
)

// remindAtOnce is how many projects one transaction reminds of.
const remindAtOnce = 50

// Remind makes the notices of deadlines that end by the next working day or
// have passed, for whoever has the work now. It may run as often as one likes:
// each person hears of each deadline once. It is the program's own work and
// asks for no user.
func (s *Store) Remind(ctx context.Context) error {
	var projects []int64
	err := s.read(ctx, func(tx *Tx) error {
		projects = nil
		var w where
		w.and("recorded = ?", false)
		w.and("due > ?", 0)
		w.and("due <= ?", programme.DayOf(tx.now).AddWorkingDays(1))
		return tx.rows(`SELECT id FROM projects`+w.sql()+` ORDER BY due, id`, w.args, func(scan func(...any) error) error {
			var id int64
			err := scan(&id)
			projects = append(projects, id)
			return err
		})
	})
	for len(projects) > 0 && err == nil {
		some := projects[:min(len(projects), remindAtOnce)]
		projects = projects[len(some):]
		err = s.write(ctx, func(tx *Tx) error {
			for _, id := range some {
				if err := tx.remind(id); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}

// remind looks at the project again, which may have moved on meanwhile.
func (tx *Tx) remind(id int64) error {
	p, err := tx.project(programme.LocalUser, id)
	if err != nil {
		return err
	}
	if t := p.Reminder(programme.DayOf(tx.now)); t != nil {
		return tx.tell(p, *t)
	}
	return nil
}
