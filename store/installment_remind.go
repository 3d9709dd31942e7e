package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// remindPayments tells of instalments that are due by the next working day or
// late, and of money that contracts ask back, each once.
func (s *Store) remindPayments(ctx context.Context) error {
	var due []*programme.ScheduledContract
	var recalled []int64
	err := s.read(ctx, func(tx *Tx) (err error) {
		var w where
		w.and("c.state = ?", programme.ContractEffective)
		all, err := tx.schedules(w)
		if err != nil {
			return err
		}
		today := programme.DayOf(tx.now)
		due = slices.DeleteFunc(all, func(c *programme.ScheduledContract) bool {
			return !slices.ContainsFunc(c.Lines(today), func(l programme.InstallmentLine) bool { return l.Reminder(today) != nil })
		})
		recalled = nil
		return tx.rows(`SELECT DISTINCT c.project_id FROM contract_acts a JOIN contracts c ON c.id = a.contract_id WHERE a.deed = 'recall' AND a.due <= $1 ORDER BY c.project_id`,
			[]any{today.AddWorkingDays(1)}, func(scan func(...any) error) error {
				var id int64
				err := scan(&id)
				recalled = append(recalled, id)
				return err
			})
	})
	for some := range slices.Chunk(due, remindAtOnce) {
		if err != nil {
			return err
		}
		err = s.write(ctx, func(tx *Tx) error {
			for _, c := range some {
				if err := tx.remindOfInstallments(c); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for some := range slices.Chunk(recalled, remindAtOnce) {
		if err != nil {
			return err
		}
		err = s.write(ctx, func(tx *Tx) error {
			for _, id := range some {
				if err := tx.remindOfRecall(id); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}

func (tx *Tx) remindOfInstallments(c *programme.ScheduledContract) error {
	p, err := tx.project(programme.LocalUser, c.Project.ID)
	if err != nil {
		return err
	}
	today := programme.DayOf(tx.now)
	for _, l := range c.Lines(today) {
		if t := l.Reminder(today); t != nil {
			if err := tx.tell(p, *t); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) remindOfRecall(project int64) error {
	p, err := tx.project(programme.LocalUser, project)
	if err != nil {
		return err
	}
	c, err := tx.contractOf(project)
	if err != nil {
		return err
	}
	entries, err := tx.entries(project)
	if err != nil {
		return err
	}
	if t := c.RecallReminder(p, programme.BalancesOf(entries), programme.DayOf(tx.now)); t != nil {
		return tx.tell(p, *t)
	}
	return nil
}
