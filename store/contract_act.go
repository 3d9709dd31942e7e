package store

import (
	"context"

	"khuyencong/programme"
)

// AnnexContract signs an annex. Unless confirmed it only tells what the annex
// would do.
func (s *Store) AnnexContract(ctx context.Context, u programme.User, project, version int64, a programme.ContractAnnex, confirmed bool) (e programme.ContractEffect, err error) {
	err = s.try(ctx, confirmed, func(tx *Tx) error {
		if err := u.Require(programme.SignContracts); err != nil {
			return err
		}
		r, err := tx.contractRecord(u, project)
		if err != nil {
			return err
		}
		c, err := r.at(version)
		if err != nil {
			return err
		}
		a := a
		a.Terms = a.Terms.Numbered(allTerms(c)...)
		v, by, err := c.TakeAnnex(u, r.Project, a, r.Facts)
		if err != nil {
			return err
		}
		e, err = tx.changeContract(u, r, c, v, by)
		return err
	})
	return e, err
}

// allTerms are the terms of every version, so that no number of a line is used
// twice.
func allTerms(c programme.Contract) (all []programme.ContractTerms) {
	for _, v := range c.Versions {
		all = append(all, v.Terms)
	}
	return all
}

// changeContract writes a version of a contract and posts what it changes.
func (tx *Tx) changeContract(u programme.User, r ContractRecord, c programme.Contract, v programme.ContractVersion, by programme.Basis) (e programme.ContractEffect, err error) {
	before := programme.BalancesOf(r.Facts.Ledger)
	lines := c.Terms.Entries(r.Project, before, by)
	if err := tx.keepContractVersion(u, c, v); err != nil {
		return e, err
	}
	if c, err = tx.writeContract(r.Project, c); err != nil {
		return e, err
	}
	if len(lines) > 0 {
		if _, err := tx.enter(u, r.Project, by, lines...); err != nil {
			return e, err
		}
	}
	title := v.Name() + ", " + v.Paper()
	e = programme.EffectOf(title, r.Contract, c, before, programme.BalancesOf(append(r.Facts.Ledger, lines...)))
	if err := tx.tell(r.Project, c.Tellings(r.Project, "annex", "Đã ký "+title, programme.EnteredBy(u, tx.now))...); err != nil {
		return e, err
	}
	return e, tx.recordContract(u, r.Project, "annexed", e.Changes, title+". "+v.Reason)
}

// ContractDo suspends or resumes a contract, asks money back, or writes down
// what came back. Unless confirmed it only tells what that would do.
func (s *Store) ContractDo(ctx context.Context, u programme.User, project, version int64, by programme.ContractPaper, confirmed bool) (e programme.ContractEffect, err error) {
	err = s.try(ctx, confirmed, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		r, err := tx.contractRecord(u, project)
		if err != nil {
			return err
		}
		c, err := r.at(version)
		if err != nil {
			return err
		}
		act, v, err := c.Do(u, r.Project, by, r.Facts)
		if err != nil {
			return err
		}
		e, err = tx.doContract(u, r, c, act, v, by)
		return err
	})
	return e, err
}

func (tx *Tx) doContract(u programme.User, r ContractRecord, c programme.Contract, act programme.ContractAct, v *programme.ContractVersion, by programme.ContractPaper) (e programme.ContractEffect, err error) {
	before := programme.BalancesOf(r.Facts.Ledger)
	after := before
	if act.Deed == programme.DeedRecover {
		lines := r.Project.RecoveryEntries(before, by)
		if _, err := tx.enter(u, r.Project, programme.Basis{Document: by.Document, Dated: by.Dated, Reason: by.Reason}, lines...); err != nil {
			return e, err
		}
		after = programme.BalancesOf(append(r.Facts.Ledger, lines...))
	}
	if v != nil {
		if err := tx.keepContractVersion(u, c, *v); err != nil {
			return e, err
		}
	}
	if err := tx.keepContractAct(u, r.Project, c, act); err != nil {
		return e, err
	}
	now := c
	now.State, now.Acts = act.To, append(now.Acts, act)
	e = programme.EffectOf(act.Deed.Label()+", "+act.Paper(), r.Contract, now, before, after)
	return e, tx.tell(r.Project, c.Tellings(r.Project, string(act.Deed), act.Said(), programme.EnteredBy(u, tx.now))...)
}

// contractFollows brings a signed contract to where a decision on the plan has
// brought its project: a stopped project's contract is stopped, and revived
// when the decision is cancelled.
func (tx *Tx) contractFollows(u programme.User, p programme.Project, m programme.Moved) error {
	if m.Move != programme.Stop && m.From != programme.Stopped {
		return nil
	}
	c, err := tx.contractOf(p.ID)
	if err != nil || !c.Signed() {
		return err
	}
	act, ok := c.Follow(m)
	if !ok {
		return nil
	}
	return tx.keepContractAct(u, p, c, act)
}

// keepContractAct appends an act and writes the contract as it left it.
func (tx *Tx) keepContractAct(u programme.User, p programme.Project, c programme.Contract, a programme.ContractAct) error {
	a.Entered = programme.EnteredBy(u, tx.now)
	err := tx.exec(`INSERT INTO contract_acts (contract_id, deed, from_state, to_state, document, dated, reason, amount, due, `+enteredColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		append([]any{c.ID, a.Deed, a.From, a.To, a.Document, a.Dated, a.Reason, a.Amount, a.Due}, enteredArgs(a.Entered)...)...)
	if err != nil {
		return err
	}
	if a.From != a.To {
		c.State, c.StateSince = a.To, tx.now
	}
	if _, err := tx.writeContract(p, c); err != nil {
		return err
	}
	return tx.recordContract(u, p, "contract_deed", nil, a.Said())
}
