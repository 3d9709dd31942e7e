package store

import (
	"encoding/json"
	"errors"

	"khuyencong/programme"
)

// newContract is a draft prefilled from the records: the centre as in the last
// contract, the beneficiary from its register, the cost table from the list of
// machines.
func (tx *Tx) newContract(u programme.User, p programme.Project, f programme.ContractFacts) (c programme.Contract, err error) {
	c = programme.Contract{ProjectID: p.ID, State: programme.ContractDraft}
	pr, err := tx.programme(p.ProgrammeID)
	if err != nil {
		return c, err
	}
	a, err := tx.centreParty(pr)
	if err != nil {
		return c, err
	}
	var e programme.Establishment
	if p.Establishment.ID != 0 {
		if e, err = tx.establishment(u, p.Establishment.ID); err != nil && programme.KindOf(err) != programme.NotFound {
			return c, err
		}
	}
	machines, err := tx.machines(p.ID)
	c.Terms = p.FirstTerms(a, e, machines.Rows, f.Today)
	return c, err
}

// centreParty is side A as the last signed contract of the programme names it,
// or what the programme and the posts tell.
func (tx *Tx) centreParty(pr programme.Programme) (programme.Party, error) {
	var terms string
	err := tx.row("", `SELECT c.terms FROM contracts c JOIN projects p ON p.id = c.project_id WHERE p.programme_id = $1 AND c.state <> 'draft' ORDER BY c.id DESC LIMIT 1`, []any{pr.ID}, &terms)
	if programme.KindOf(err) == programme.NotFound {
		return tx.centreByPosts(pr)
	}
	var t programme.ContractTerms
	err = errors.Join(err, json.Unmarshal([]byte(terms), &t))
	a := t.Party("A")
	return a, err
}

func (tx *Tx) centreByPosts(pr programme.Programme) (programme.Party, error) {
	a := programme.Party{Side: "A", Name: pr.Office, Address: pr.Seat}
	var w where
	w.and("(h.held_to = 0 OR h.held_to >= ?)", programme.DayOf(tx.now))
	w.and("p.role = ?", string(programme.RoleCentreDirector))
	err := tx.rows(`SELECT ac.name, p.title FROM holdings h JOIN posts p ON p.id = h.post_id JOIN accounts ac ON ac.id = h.account_id`+w.sql()+` ORDER BY h.id DESC LIMIT 1`, w.args,
		func(scan func(...any) error) error { return scan(&a.Representative, &a.Title) })
	return a, err
}
