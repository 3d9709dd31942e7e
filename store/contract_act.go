package store

import "khuyencong/programme"

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
