package store

import (
	"cmp"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// fundSum is the money of one fund's plan of a year.
type fundSum struct{ approved, disbursed programme.Money }

// fundSums are the funds' years of plans, as their projects show them together
// and as the ledgers of these add up.
type fundSums struct {
	shown, ledger map[programme.FundYear]fundSum
}

// add takes in a project.
func (f fundSums) add(one *verifiable, b programme.Balances) {
	for _, l := range one.Lines {
		if l.Source.IsSupport() {
			of := programme.FundYear{ProgrammeID: one.ProgrammeID, Year: one.Year, Fund: l.Source}
			sum := f.shown[of]
			if one.Stage.InPlan() {
				sum.approved += l.Approved
			}
			sum.disbursed += l.Disbursed
			f.shown[of] = sum
		}
	}
	for _, l := range b.Sources() {
		if l.Source.IsSupport() {
			of := programme.FundYear{ProgrammeID: one.ProgrammeID, Year: one.Year, Fund: l.Source}
			is, sum := b.Line(l.Source, l.Name), f.ledger[of]
			f.ledger[of] = fundSum{sum.approved + is.Approved, sum.disbursed + is.Disbursed}
		}
	}
}

// verifyFunds holds what the projects of each fund's year show together against
// what their ledgers add up to, and each budget against its papers.
func (tx *Tx) verifyFunds(v *programme.Verification, sums fundSums) error {
	shown, ledger := sums.shown, sums.ledger
	for f := range shown {
		if _, known := ledger[f]; !known {
			ledger[f] = fundSum{}
		}
	}
	for _, f := range sortedFunds(ledger) {
		is, was := ledger[f], shown[f]
		for _, s := range []struct {
			name    string
			is, was programme.Money
		}{{"kế hoạch duyệt", is.approved, was.approved}, {"đã giải ngân", is.disbursed, was.disbursed}} {
			if s.is != s.was {
				v.Add(programme.Disagreement{Subject: programme.SProgramme, ID: f.ProgrammeID, Record: fundName(f),
					What: fmt.Sprintf("Tổng %s: cộng các đề án được %s, sổ quỹ cộng lại %s", s.name, s.was.Dong(), s.is.Dong())})
			}
		}
	}
	v.Funds = int64(len(ledger))
	return tx.verifyBudgets(v)
}

func fundName(f programme.FundYear) string {
	return fmt.Sprintf("Kế hoạch năm %d, %s", f.Year, f.Fund.Label())
}

func sortedFunds(all map[programme.FundYear]fundSum) (funds []programme.FundYear) {
	for f := range all {
		funds = append(funds, f)
	}
	slices.SortFunc(funds, func(a, b programme.FundYear) int {
		return cmp.Or(cmp.Compare(a.ProgrammeID, b.ProgrammeID), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Fund, b.Fund))
	})
	return funds
}

// verifyBudgets holds the budget that the papers of each plan assign against
// the lines of the ledger.
func (tx *Tx) verifyBudgets(v *programme.Verification) error {
	papers := map[int64][]programme.PlanBudget{}
	err := tx.rows(`SELECT id, plan_id, amount, dated FROM plan_budgets ORDER BY id`, nil, func(scan func(...any) error) error {
		var b programme.PlanBudget
		err := scan(&b.ID, &b.PlanID, &b.Amount, &b.Dated)
		papers[b.PlanID] = append(papers[b.PlanID], b)
		return err
	})
	if err != nil {
		return err
	}
	return tx.rows(`SELECT p.id, p.programme_id, p.year, p.level, CAST(COALESCE((SELECT SUM(l.amount) FROM ledger l
		WHERE l.programme_id = p.programme_id AND l.year = p.year AND l.source = p.level AND l.kind = 'budget' AND l.plan_id = p.id), 0) AS BIGINT)
		FROM plans p ORDER BY p.id`, nil, func(scan func(...any) error) error {
		var plan int64
		var f programme.FundYear
		var ledger programme.Money
		err := scan(&plan, &f.ProgrammeID, &f.Year, &f.Fund, &ledger)
		if b, _ := programme.BudgetOn(papers[plan], 0); b.Amount != ledger {
			v.Add(programme.Disagreement{Subject: programme.SPlan, ID: plan, Record: fundName(f),
				What: fmt.Sprintf("Kinh phí được giao: văn bản ghi %s, sổ quỹ cộng lại %s", b.Amount.Dong(), ledger.Dong())})
		}
		return err
	})
}
