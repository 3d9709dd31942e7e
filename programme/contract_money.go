package programme

// Entries are the lines of the ledger that bring what is contracted and pledged
// to the terms: the support by source, and of everybody else the difference to
// what was pledged before.
func (t ContractTerms) Entries(p Project, b Balances, by Basis) (all []Entry) {
	for _, l := range p.contractLines(t, b) {
		kind := EPledged
		if l.Source.IsSupport() {
			kind = EContracted
		}
		if change := t.Amount(l.Source, l.Name) - b.From(kind, l.Source, l.Name); change != 0 {
			all = append(all, p.entry(kind, l, change, by))
		}
	}
	return all
}

// contractLines are the sources of the terms and those that the ledger knows.
func (p Project) contractLines(t ContractTerms, b Balances) []FundingLine {
	all := b.Sources()
	for _, a := range t.BySource() {
		l := FundingLine{Source: a.Source, Name: a.Name}
		known := false
		for _, o := range all {
			known = known || o == l
		}
		if !known {
			all = append(all, l)
		}
	}
	return all
}

// TakeEffect makes a draft binding. It refuses while anything on the checklist
// is open, and gives the first version and the paper that its money rests on.
func (c *Contract) TakeEffect(u User, p Project, f ContractFacts) (ContractVersion, Basis, error) {
	if err := c.MayWrite(u, p); err != nil {
		return ContractVersion{}, Basis{}, err
	}
	if err := c.Check(p, f); err != nil {
		return ContractVersion{}, Basis{}, err
	}
	for _, open := range c.Open(p, f) {
		return ContractVersion{}, Basis{}, Refuse(Invalid, open.Code, "Hợp đồng chưa có hiệu lực được. %s: %s", open.Label, open.Why)
	}
	if c.Effective == 0 {
		c.Effective = c.Dated
	}
	c.State = ContractEffective
	by := Basis{Document: c.Number, Dated: c.Dated, Reason: "Hợp đồng có hiệu lực."}
	return ContractVersion{Number: c.Number, Dated: c.Dated, Effective: c.Effective, Reason: "Hợp đồng ký lần đầu", Terms: c.Terms}, by, nil
}
