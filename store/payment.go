package store

import (
	"fmt"

	"khuyencong/programme"
)

// payment loads what a matter of paying says beside its amount.
func (tx *Tx) payment(m *programme.Matter) error {
	if m.Kind != programme.MatterPayment || m.ID == 0 {
		return nil
	}
	return tx.row("đề nghị chi này", `SELECT source, installment, volume, year, confirmed FROM payments WHERE matter_id = $1`, []any{m.ID},
		&m.Pay.Source, &m.Pay.Installment, &m.Pay.Volume, &m.Pay.Year, &m.Pay.Confirmed)
}

// savePayment keeps it.
func (tx *Tx) savePayment(m programme.Matter) error {
	if m.Kind != programme.MatterPayment {
		return nil
	}
	return tx.exec(`INSERT INTO payments (matter_id, source, installment, volume, year, confirmed) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (matter_id) DO UPDATE SET volume = excluded.volume, year = excluded.year, confirmed = excluded.confirmed`,
		m.ID, m.Pay.Source, m.Pay.Installment, m.Pay.Volume, m.Pay.Year, m.Pay.Confirmed)
}

// paymentFacts gathers what the rules of paying ask.
func (tx *Tx) paymentFacts(p programme.Project, m programme.Matter) (f programme.PaymentFacts, err error) {
	if f.Book, err = tx.paymentBook(); err != nil {
		return f, err
	}
	entries, err := tx.entries(p.ID)
	if err != nil {
		return f, err
	}
	f.Balances = programme.BalancesOf(entries)
	if err := tx.paymentContract(p, &f); err != nil {
		return f, err
	}
	err = tx.rows(`SELECT `+matterColumns+`, y.source, y.installment, y.volume, y.year, y.confirmed FROM matters m JOIN payments y ON y.matter_id = m.id
		WHERE m.project_id = $1 AND m.id <> $2 ORDER BY m.id`, []any{p.ID, m.ID}, func(scan func(...any) error) error {
		var y programme.Payment
		o, err := scanMatter(func(into ...any) error {
			return scan(append(into, &y.Source, &y.Installment, &y.Volume, &y.Year, &y.Confirmed)...)
		})
		o.Pay = y
		f.Others = append(f.Others, o)
		return err
	})
	if err != nil {
		return f, err
	}
	rules, unknown := f.Book.Papers(p.Content, programme.PayStage(m.Type), programme.DayOf(tx.now))
	f.Unknown = unknown
	files, checks, err := tx.evidence(m.ID)
	f.Evidence = programme.EvidenceLines(rules, files, checks)
	return f, err
}

// paymentContract finds the contract that a payment rests on, and what the last
// payment waits for.
func (tx *Tx) paymentContract(p programme.Project, f *programme.PaymentFacts) error {
	c, err := tx.contractOf(p.ID)
	if err != nil {
		return err
	}
	f.Schedule = c.Terms.Schedule
	if c.InForce() || c.Signed() && p.Stage == programme.Stopped {
		f.Contract = c.Paper()
	}
	found, err := tx.inspectionFacts(p)
	if err != nil {
		return err
	}
	for _, m := range found.Blocking {
		f.Findings = append(f.Findings, m.Found())
	}
	f.Questions, err = tx.resultFacts(p)
	return err
}

// payEntry completes what comes with a step of paying: the fiscal year, and
// whether the number of the paper has paid something already.
func (tx *Tx) payEntry(p programme.Project, m programme.Matter, act programme.MatterAct, e programme.MatterEntry, f *programme.MatterFacts) (programme.MatterEntry, error) {
	if m.Kind != programme.MatterPayment || act != programme.ActPay {
		return e, nil
	}
	if e.Pay.Year == 0 {
		e.Pay.Year = programme.DayOf(tx.now).Year()
	}
	var err error
	f.Pay.PaperUsed, err = tx.paperUsed(p, m.Pay.Source, e.Pay.Year, e.PaperNo)
	return e, err
}

// paperUsed says what the number of a paper of the Treasury has paid already in
// a fund's fiscal year, unless that was taken back.
func (tx *Tx) paperUsed(p programme.Project, source programme.Source, year int, number string) (used string, err error) {
	if number == "" {
		return "", nil
	}
	err = tx.rows(`SELECT l.document, l.amount, l.dated, q.code FROM ledger l JOIN projects q ON q.id = l.project_id
		WHERE l.programme_id = $1 AND l.year = $2 AND l.source = $3 AND l.kind IN ('advanced', 'paid') AND l.amount > 0 AND l.reverses IS NULL
		AND NOT EXISTS (SELECT 1 FROM ledger b WHERE b.reverses = l.id) ORDER BY l.id`, []any{p.ProgrammeID, year, source}, func(scan func(...any) error) error {
		var document, code string
		var amount programme.Money
		var dated programme.Day
		err := scan(&document, &amount, &dated, &code)
		if programme.Fold(document) == programme.Fold(number) {
			used = fmt.Sprintf("%s cho đề án %s ngày %s", amount.Dong(), code, dated)
		}
		return err
	})
	return used, err
}

// payMatter writes into the ledger what a step with a payment does to it.
func (tx *Tx) payMatter(u programme.User, p programme.Project, m programme.Matter, line programme.MatterMoved) error {
	if m.Kind != programme.MatterPayment {
		return nil
	}
	if err := tx.savePayment(m); err != nil {
		return err
	}
	by := programme.Basis{Document: line.Entry.PaperNo, Dated: line.Entry.PaperDate, Reason: m.Name() + ". " + line.Entry.Note}
	switch line.Act {
	case programme.ActPay:
		_, err := tx.enter(u, p, by, m.PaidEntry(p, by))
		return err
	case programme.ActTakeBack:
		all, err := tx.entries(p.ID)
		if err != nil {
			return err
		}
		_, err = tx.enter(u, p, by, programme.PaidBack(all, m.ID, by)...)
		return err
	}
	return nil
}
