package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// closingCases lists projects whose money is not closed yet, in the user's
// scope, at most as many as a calendar holds.
func (tx *Tx) closingCases(u programme.User) (all []programme.ClosingCase, err error) {
	var w where
	w.and("p.recorded = ?", false)
	w.in("p.stage", words([]programme.Stage{programme.Underway, programme.Accepted, programme.Completed, programme.Stopped}))
	w.in("c.state", words([]programme.ContractState{programme.ContractEffective, programme.ContractSuspended, programme.ContractStopped}))
	w.scope(u)
	w.args = append(w.args, mostDueDates)
	err = tx.rows(`SELECT `+projectColumns+`, c.state, COALESCE(a.dated, 0), COALESCE(s.filed, 0), COALESCE(s.state, '')`+projectTables+`
		JOIN contracts c ON c.project_id = p.id
		LEFT JOIN acceptances a ON a.project_id = p.id AND a.state = 'concluded'
		LEFT JOIN settlements s ON s.project_id = p.id AND s.state IN ('draft', 'concluded')`+w.sql()+` ORDER BY p.year, p.id LIMIT `+w.mark(), w.args, func(scan func(...any) error) error {
		var c programme.ClosingCase
		var settled programme.SettlementState
		c.Project, err = scanProject(func(into ...any) error { return scan(append(into, &c.Contract, &c.Accepted, &c.Filed, &settled)...) })
		c.Settled = settled == programme.SettlementConcluded
		all = append(all, c)
		return err
	})
	return all, err
}

// closingDues are the deadlines of closing, on the calendars of who closes.
func (tx *Tx) closingDues(u programme.User) (all []programme.DueDate, err error) {
	if !programme.Closes(u.Role) {
		return nil, nil
	}
	rules, err := tx.rules()
	if err != nil {
		return nil, err
	}
	cases, err := tx.closingCases(u)
	for _, c := range cases {
		all = append(all, c.DueDates(rules)...)
	}
	return all, err
}

// remindClosing tells of deadlines of closing that end by the next working day
// or have passed, each once.
func (s *Store) remindClosing(ctx context.Context) error {
	var cases []programme.ClosingCase
	var rules programme.RuleBook
	err := s.read(ctx, func(tx *Tx) (err error) {
		if rules, err = tx.rules(); err != nil {
			return err
		}
		cases, err = tx.closingCases(programme.LocalUser)
		return err
	})
	for some := range slices.Chunk(cases, remindAtOnce) {
		if err != nil {
			return err
		}
		err = s.write(ctx, func(tx *Tx) error {
			for _, c := range some {
				if err := tx.remindOfClosing(c, rules); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}

func (tx *Tx) remindOfClosing(c programme.ClosingCase, rules programme.RuleBook) error {
	for _, d := range c.DueDates(rules) {
		if t := c.ClosingReminder(d, programme.DayOf(tx.now)); t != nil {
			if err := tx.tell(c.Project, *t); err != nil {
				return err
			}
		}
	}
	return nil
}

// inspected is what inspections say before acceptance: how often the project was
// inspected, and which findings that block it are still open.
func (tx *Tx) inspected(p programme.Project) (held int, open string, err error) {
	f, err := tx.inspectionFacts(p)
	return f.Held, f.BlockingText(), err
}

// liquidateContract closes the contract by the liquidation.
func (tx *Tx) liquidateContract(u programme.User, p programme.Project, c programme.Contract, l programme.Liquidation) error {
	return tx.keepContractAct(u, p, c, programme.ContractAct{
		Deed: programme.DeedLiquidate, From: c.State, To: programme.ContractLiquidated, Document: l.Number, Dated: l.Dated, Reason: l.Note,
	})
}
