package store

import (
	"context"
	"encoding/json"

	"khuyencong/programme"
)

// Closing is what a project's page shows of how its money is closed.
type Closing struct {
	Project     programme.Project
	Contract    programme.Contract
	Acceptances []programme.Acceptance // that the user sees, the newest first
	Settlements []programme.Settlement // that the user sees, the newest first
	Liquidation programme.Liquidation  // ID 0: not yet
	Points      []programme.ClosePoint // the close-out list as of today
	FileDue     programme.Deadline     // of the settlement file; the zero value before acceptance
	Dues        []programme.DueDate    // deadlines that it runs into
	Money       programme.LiquidationBody
	Vouchers    int
	VoucherSum  programme.Money
	Today       programme.Day
}

// Closing loads it for a project that the user sees.
func (s *Store) Closing(ctx context.Context, u programme.User, project int64) (c Closing, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		c, err = tx.closing(u, p)
		return err
	})
	return c, err
}

func (tx *Tx) closing(u programme.User, p programme.Project) (c Closing, err error) {
	f, err := tx.closeFacts(p)
	if err != nil {
		return c, err
	}
	c = Closing{Project: p, Contract: f.Contract, Points: programme.CloseOut(f), Money: f.Money(), Today: f.Today}
	accepted, err := tx.acceptances(p.ID)
	if err != nil {
		return c, err
	}
	for _, a := range accepted {
		if a.State != programme.AcceptanceDraft || u.May(programme.ReadInternal) {
			c.Acceptances = append(c.Acceptances, a)
		}
	}
	settled, err := tx.settlements(p.ID)
	if err != nil {
		return c, err
	}
	for _, s := range settled {
		if s.State != programme.SettlementDraft || u.May(programme.ReadInternal) {
			c.Settlements = append(c.Settlements, s)
		}
	}
	vouchers, err := tx.vouchers(p.ID)
	if err != nil {
		return c, err
	}
	for _, v := range programme.StandingVouchers(vouchers) {
		c.Vouchers++
		c.VoucherSum += v.Amount
	}
	rules, err := tx.rules()
	if err != nil {
		return c, err
	}
	c.Dues = f.Case(settled).DueDates(rules)
	if f.Acceptance.ID != 0 {
		c.FileDue = rules.SettlementDue(f.Acceptance.Dated)
	}
	c.Liquidation, err = tx.liquidation(p.ID)
	return c, err
}

// liquidation is that of a project; ID 0 where there is none.
func (tx *Tx) liquidation(project int64) (l programme.Liquidation, err error) {
	err = tx.rows(`SELECT id, project_id, number, dated, note, kept, body, `+enteredColumns+` FROM liquidations WHERE project_id = $1`, []any{project}, func(scan func(...any) error) error {
		var body string
		if err := scan(append([]any{&l.ID, &l.ProjectID, &l.Number, &l.Dated, &l.Note, &l.Kept, &body}, scanEntered(&l.Entered)...)...); err != nil {
			return err
		}
		return json.Unmarshal([]byte(body), &l.Body)
	})
	return l, err
}

// closeFacts gathers what the close-out list looks at.
func (tx *Tx) closeFacts(p programme.Project) (f programme.CloseFacts, err error) {
	sf, err := tx.settlementFacts(p)
	if err != nil {
		return f, err
	}
	f = programme.CloseFacts{Project: p, Contract: sf.Contract, Acceptance: sf.Acceptance, Balances: sf.Balances, Today: sf.Today}
	settled, err := tx.settlements(p.ID)
	if err != nil {
		return f, err
	}
	f.Settlement, _ = programme.StandingSettlement(settled)
	for _, v := range programme.StandingVouchers(sf.Vouchers) {
		f.Vouchers++
		if v.File.Name != "" {
			f.WithFile++
		}
	}
	if f.Unsigned, err = tx.unsignedOf(p); err != nil {
		return f, err
	}
	if f.Inspections, f.Findings, err = tx.inspected(p); err != nil {
		return f, err
	}
	if p.Level == programme.National && f.Acceptance.ID != 0 {
		rules, err := tx.rules()
		if err != nil {
			return f, err
		}
		f.Due = rules.LiquidationDue(f.Acceptance.Dated)
	}
	return f, tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 AND m.is_open ORDER BY m.id`, []any{p.ID}, func(scan func(...any) error) error {
		m, err := scanMatter(scan)
		f.OpenMatters = append(f.OpenMatters, m.Name())
		return err
	})
}

// LiquidateContract closes the contract: the liquidation is written once, and
// the contract is liquidated.
func (s *Store) LiquidateContract(ctx context.Context, u programme.User, l programme.Liquidation, version int64) (programme.Liquidation, error) {
	err := s.write(ctx, func(tx *Tx) (err error) {
		if err := u.Require(programme.ConcludeSettlement); err != nil {
			return err
		}
		p, err := tx.projectAt(u, l.ProjectID, version)
		if err != nil {
			return err
		}
		l, err = tx.liquidate(u, p, l)
		return err
	})
	return l, err
}

func (tx *Tx) liquidate(u programme.User, p programme.Project, l programme.Liquidation) (programme.Liquidation, error) {
	f, err := tx.closeFacts(p)
	if err != nil {
		return l, err
	}
	if err := l.Check(f); err != nil {
		return l, err
	}
	l.Body, l.Entered = f.Money(), programme.EnteredBy(u, tx.now)
	l.Body.Done = programme.CloseOut(f)
	body, err := json.Marshal(l.Body)
	if err != nil {
		return l, err
	}
	err = tx.row("", `INSERT INTO liquidations (project_id, number, dated, note, kept, body, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
		append([]any{l.ProjectID, l.Number, l.Dated, l.Note, l.Kept, string(body)}, enteredArgs(l.Entered)...), &l.ID)
	if err != nil {
		return l, err
	}
	if err := tx.liquidateContract(u, p, f.Contract, l); err != nil {
		return l, err
	}
	return l, tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "liquidated", Title: p.Code + " – " + p.Title,
		Note: l.Title() + ". Quyết toán " + l.Body.Settled.Dong() + ", đã chi " + l.Body.Disbursed().Dong() + "."})
}
