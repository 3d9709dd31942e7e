package store

import (
	"encoding/json"
	"slices"

	"khuyencong/programme"
)

// living narrows to projects after a number up to another whose money rests on
// records of their own; those of old books have none.
const living = ` p.id > $1 AND p.id <= $2 AND NOT p.recorded`

// records loads what the records of some projects say of their money, by
// project.
func (tx *Tx) records(after, last int64) (map[int64]*programme.Records, error) {
	all := map[int64]*programme.Records{}
	of := func(project int64) *programme.Records {
		if all[project] == nil {
			all[project] = &programme.Records{}
		}
		return all[project]
	}
	for _, load := range []func(of func(int64) *programme.Records, after, last int64) error{
		tx.decidedMoney, tx.closedMoney, tx.contractedMoney, tx.acceptedMoney, tx.settledMoney, tx.recoveredMoney, tx.requestedMoney, tx.paidMoney,
	} {
		if err := load(of, after, last); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func recordsOf(all map[int64]*programme.Records, project int64) programme.Records {
	if r := all[project]; r != nil {
		return *r
	}
	return programme.Records{}
}

// decidedMoney is what the last decision on the plan leaves approved, pledged
// and carried over.
func (tx *Tx) decidedMoney(of func(int64) *programme.Records, after, last int64) error {
	type decided struct {
		terms programme.PlanTerms
		title string
	}
	final := map[int64]decided{}
	err := tx.rows(`SELECT l.project_id, l.terms_after, d.kind, d.number, d.dated FROM plan_decision_lines l JOIN plan_decisions d ON d.id = l.decision_id
		JOIN projects p ON p.id = l.project_id WHERE`+living+` ORDER BY d.effective, d.id, l.id`, []any{after, last}, func(scan func(...any) error) error {
		var project int64
		var terms string
		var d programme.PlanDecision
		if err := scan(&project, &terms, &d.Kind, &d.Number, &d.Dated); err != nil {
			return err
		}
		one := decided{title: "quyết định " + d.Paper()}
		err := json.Unmarshal([]byte(terms), &one.terms)
		final[project] = one
		return err
	})
	for project, d := range final {
		r := of(project)
		r.Planned = true
		r.Money = append(r.Money, programme.RecordedMoney{Record: d.title, Kind: programme.ECarried, Amount: d.terms.Carried})
		for _, m := range d.terms.Money {
			kind := programme.EPledged
			if m.Source.IsSupport() {
				kind = programme.ECommitted
			}
			if d.terms.InPlan {
				r.Money = append(r.Money, programme.RecordedMoney{Record: d.title, Kind: kind, Source: m.Source, Name: m.Name, Amount: m.Amount})
			}
		}
	}
	return err
}

// closedMoney is what closing the year of a project's plan carried over, and
// what it cancelled since the last decision, which else has less already.
func (tx *Tx) closedMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.rows(`SELECT r.project_id, p.level, r.carry, r.cancel, c.document, c.dated,
			EXISTS (SELECT 1 FROM plan_decision_lines l JOIN plan_decisions d ON d.id = l.decision_id WHERE l.project_id = r.project_id AND d.at > c.at)
		FROM closing_rests r JOIN fiscal_closings c ON c.plan_id = r.plan_id JOIN plans a ON a.id = r.plan_id JOIN projects p ON p.id = r.project_id
		WHERE`+living+` AND a.year = p.year ORDER BY r.project_id`, []any{after, last}, func(scan func(...any) error) error {
		var p programme.Project
		var carry, cancel programme.Money
		var by programme.ClosedYear
		var decided bool
		err := scan(&p.ID, &p.Level, &carry, &cancel, &by.Document, &by.Dated, &decided)
		r, record := of(p.ID), "khóa sổ "+by.Paper()
		if carry != 0 {
			r.Money = append(r.Money, programme.RecordedMoney{Record: record, Kind: programme.ECarried, Amount: carry})
		}
		if cancel != 0 && !decided {
			r.Money = append(r.Money, programme.RecordedMoney{Record: record, Kind: programme.ECommitted, Source: p.Fund(), Amount: -cancel})
		}
		return err
	})
}

// contractedMoney is what contracts in force, or that were, give by source.
func (tx *Tx) contractedMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.rows(`SELECT `+contractColumns+` FROM contracts c JOIN projects p ON p.id = c.project_id WHERE`+living+` AND c.state <> 'draft'`,
		[]any{after, last}, func(scan func(...any) error) error {
			c, err := scanContract(scan)
			r := of(c.ProjectID)
			r.Signed = true // and pledges from now on
			r.Money = slices.DeleteFunc(r.Money, func(m programme.RecordedMoney) bool { return m.Kind == programme.EPledged })
			for _, a := range c.Terms.BySource() {
				kind := programme.EPledged
				if a.Source.IsSupport() {
					kind = programme.EContracted
				}
				r.Money = append(r.Money, programme.RecordedMoney{Record: "hợp đồng " + c.Paper(), Kind: kind, Source: a.Source, Name: a.Name, Amount: a.Amount})
			}
			return err
		})
}

func (tx *Tx) acceptedMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.concluded(`acceptances`, after, last, func(project int64, number string, dated programme.Day, body string) error {
		a := programme.Acceptance{Number: number, Dated: dated}
		err := json.Unmarshal([]byte(body), &a.Body)
		of(project).Money = recorded(of(project).Money, a.Title(), programme.EAccepted, a.Body.Sources)
		return err
	})
}

func (tx *Tx) settledMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.concluded(`settlements`, after, last, func(project int64, number string, dated programme.Day, body string) error {
		s := programme.Settlement{Number: number, Dated: dated}
		err := json.Unmarshal([]byte(body), &s.Body)
		r := of(project)
		r.Money = recorded(recorded(r.Money, s.Title(), programme.ESettled, s.Body.Sources), s.Title(), programme.EEvidenced, s.Body.Others)
		return err
	})
}

func recorded(all []programme.RecordedMoney, record string, k programme.EntryKind, parts []programme.SourceAmount) []programme.RecordedMoney {
	for _, a := range parts {
		all = append(all, programme.RecordedMoney{Record: record, Kind: k, Source: a.Source, Name: a.Name, Amount: a.Amount})
	}
	return all
}

// concluded reads the standing records of one of the two tables that keep a
// body.
func (tx *Tx) concluded(table string, after, last int64, each func(project int64, number string, dated programme.Day, body string) error) error {
	return tx.rows(`SELECT r.project_id, r.number, r.dated, r.body FROM `+table+` r JOIN projects p ON p.id = r.project_id WHERE`+living+` AND r.state = 'concluded'`,
		[]any{after, last}, func(scan func(...any) error) error {
			var project int64
			var number, body string
			var dated programme.Day
			if err := scan(&project, &number, &dated, &body); err != nil {
				return err
			}
			return each(project, number, dated, body)
		})
}

// recoveredMoney is what the contracts' papers say came back.
func (tx *Tx) recoveredMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.rows(`SELECT c.project_id, a.amount, a.document, a.dated FROM contract_acts a JOIN contracts c ON c.id = a.contract_id JOIN projects p ON p.id = c.project_id
		WHERE`+living+` AND a.deed = $3 ORDER BY a.id`, []any{after, last, programme.DeedRecover}, func(scan func(...any) error) error {
		var project int64
		var a programme.ContractAct
		err := scan(&project, &a.Amount, &a.Document, &a.Dated)
		of(project).Money = append(of(project).Money, programme.RecordedMoney{Record: "các lần thu hồi của hợp đồng, gần nhất " + a.Paper(), Kind: programme.ERecovered, Amount: a.Amount})
		return err
	})
}

// requestedMoney is what requests say was paid. A request without a fiscal year
// was paid before there was a ledger.
func (tx *Tx) requestedMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.rows(`SELECT m.project_id, m.id, m.type, m.amount, y.source, y.year FROM matters m JOIN payments y ON y.matter_id = m.id JOIN projects p ON p.id = m.project_id
		WHERE`+living+` AND m.kind = 'payment' AND m.state = 'paid' AND y.year <> 0 ORDER BY m.id`, []any{after, last}, func(scan func(...any) error) error {
		var m programme.Matter
		err := scan(&m.ProjectID, &m.ID, &m.Type, &m.Amount, &m.Pay.Source, &m.Pay.Year)
		e := m.PaidEntry(programme.Project{}, programme.Basis{})
		of(m.ProjectID).Payments = append(of(m.ProjectID).Payments, programme.PaidRecord{Matter: m.ID, Kind: e.Kind, Source: e.Source, Year: e.Year, Amount: e.Amount})
		return err
	})
}

// paidMoney is what the ledger says was paid by each request.
func (tx *Tx) paidMoney(of func(int64) *programme.Records, after, last int64) error {
	return tx.rows(`SELECT l.project_id, COALESCE(l.matter_id, 0), l.kind, l.source, l.year, CAST(SUM(l.amount) AS BIGINT) FROM ledger l JOIN projects p ON p.id = l.project_id
		WHERE`+living+` AND l.kind IN ('advanced', 'paid') GROUP BY l.project_id, l.matter_id, l.kind, l.source, l.year ORDER BY 1, 2, 3, 4, 5`, []any{after, last}, func(scan func(...any) error) error {
		var project int64
		var paid programme.PaidRecord
		err := scan(&project, &paid.Matter, &paid.Kind, &paid.Source, &paid.Year, &paid.Amount)
		of(project).Paid = append(of(project).Paid, paid)
		return err
	})
}
