package store

import (
	"context"

	"khuyencong/programme"
)

// remindAtOnce is how many records one transaction reminds of.
const remindAtOnce = 50

// Remind makes the notices of deadlines that end by the next working day or
// have passed, for whoever has the work now, and of drafts that nobody has
// touched for long; before that it asks for the progress reports that are due.
// It may run as often as one likes:
// each person hears of each deadline once. It is the program's own work and
// asks for no user.
func (s *Store) Remind(ctx context.Context) error {
	if err := s.askReports(ctx); err != nil {
		return err
	}
	err := s.remindOf(ctx, `SELECT id FROM projects WHERE NOT recorded AND due > 0 AND due <= $1 ORDER BY due, id`, (*Tx).remindOfProject)
	if err != nil {
		return err
	}
	err = s.remindOf(ctx, `SELECT id FROM matters WHERE is_open AND due > 0 AND due <= $1 ORDER BY due, id`, (*Tx).remindOfMatter)
	if err != nil {
		return err
	}
	if err := s.remindClosing(ctx); err != nil {
		return err
	}
	if err := s.remindPayments(ctx); err != nil {
		return err
	}
	return s.remindFollowUps(ctx)
}

// remindOf looks for records that are due, some in each transaction, so that
// nobody who saves meanwhile waits long.
func (s *Store) remindOf(ctx context.Context, query string, remind func(*Tx, int64) error) error {
	var due []int64
	err := s.read(ctx, func(tx *Tx) error {
		due = nil
		return tx.rows(query, []any{programme.DayOf(tx.now).AddWorkingDays(1)}, func(scan func(...any) error) error {
			var id int64
			err := scan(&id)
			due = append(due, id)
			return err
		})
	})
	for len(due) > 0 && err == nil {
		some := due[:min(len(due), remindAtOnce)]
		due = due[len(some):]
		err = s.write(ctx, func(tx *Tx) error {
			for _, id := range some {
				if err := remind(tx, id); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return err
	}
	return s.remindIdle(ctx)
}

// remindOfProject looks at the project again, which may have moved on
// meanwhile.
func (tx *Tx) remindOfProject(id int64) error {
	p, err := tx.project(programme.LocalUser, id)
	if err != nil {
		return err
	}
	if t := p.Reminder(programme.DayOf(tx.now)); t != nil {
		return tx.tell(p, *t)
	}
	return nil
}

func (tx *Tx) remindOfMatter(id int64) error {
	m, p, err := tx.matter(programme.LocalUser, id)
	if err != nil {
		return err
	}
	if t := m.Reminder(p, programme.DayOf(tx.now)); t != nil {
		return tx.tell(p, *t)
	}
	return nil
}
