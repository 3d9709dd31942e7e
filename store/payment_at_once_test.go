package store_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// contracts brings every project of the plan into force, with 100 triệu each.
func (y *planYear) contracts() {
	y.t.Helper()
	y.approved()
	y.paperless(0)
	for _, id := range y.ids {
		c := must[store.ContractRecord](y.t)(y.Contract(ctx, drafter, id)).Contract
		fillContract(&c, 2020_01_20)
		c.Number = fmt.Sprintf("%02d/HĐ-TTKC", id)
		c = must[programme.Contract](y.t)(y.SaveContract(ctx, drafter, c))
		c = must[programme.Contract](y.t)(y.VerifyAccount(ctx, accountant, id, c.Version, "B", "giấy xác nhận của ngân hàng"))
		must[programme.Contract](y.t)(y.SignContract(ctx, director, id, c.Version))
	}
}

// ready are n requests of a project that only wait to be paid.
func (y *planYear) ready(id int64, n int, m programme.Money) (all []programme.Matter) {
	y.t.Helper()
	for range n {
		r := must[programme.Matter](y.t)(y.askPayment(drafter, id, "advance", m))
		all = append(all, must[programme.Matter](y.t)(y.ActMatter(ctx, director, r.ID, r.Version, programme.ActConfirm, programme.MatterEntry{Amount: m, Note: "Theo hợp đồng"})))
	}
	return all
}

func (y *planYear) askPayment(u programme.User, id int64, kind string, m programme.Money) (programme.Matter, error) {
	return y.OpenMatter(ctx, u, programme.Matter{ProjectID: id, Kind: programme.MatterPayment, Type: kind, Text: "Theo hợp đồng"}, programme.MatterEntry{Amount: m})
}

// payAtOnce lets fifty accountants pay at the same moment, the i-th the request
// i modulo their number by the paper of that number, and gives how many got
// through. Whoever did not was told why.
func (y *planYear) payAtOnce(ready []programme.Matter, paper func(i int) string) (paid int) {
	y.t.Helper()
	for i, err := range atOnce(50, func(i int) error {
		m, u := ready[i%len(ready)], accountant
		u.ID, u.Name = int64(100+i), fmt.Sprint("Kế toán ", i)
		_, err := y.ActMatter(ctx, u, m.ID, m.Version, programme.ActPay, programme.MatterEntry{Amount: m.Amount, PaperNo: paper(i), PaperDate: 2020_02_03, Pay: programme.Payment{Year: 2020}})
		return err
	}) {
		if err == nil {
			paid++
		} else if k := programme.KindOf(err); k != programme.Conflict && k != programme.Invalid {
			y.t.Errorf("%d: %v", i, err)
		}
	}
	return paid
}

func own(paper string) func(int) string {
	return func(i int) string { return fmt.Sprint(paper, i) }
}

// TestFiftyPayOneProject: fifty people at one contract of 100 triệu. However
// they meet, it is asked for once, paid once, and never to the last đồng before
// it is accepted.
func TestFiftyPayOneProject(t *testing.T) {
	withPlan(t, 4, func(t *testing.T, y *planYear) {
		y.contracts()
		disbursed := func(name string, i int, want programme.Money) {
			t.Helper()
			p := must[programme.Project](t)(y.Project(ctx, me, y.ids[i]))
			if b := y.balances(y.ids[i]); b.Disbursed() != want || p.Disagrees(b) != "" || b.Broken(false) != nil {
				t.Errorf("%s: %s paid, want %s; %s %q", name, b.Disbursed().Dong(), want.Dong(), p.Disagrees(b), b.Broken(false))
			}
		}
		if n := y.payAtOnce(y.ready(y.ids[0], 1, 90*tr), own("A")); n != 1 {
			t.Errorf("one request was paid %d times", n)
		}
		disbursed("one request", 0, 90*tr)
		if n := y.payAtOnce(y.ready(y.ids[1], 50, 2*tr), own("B")); n != 49 {
			t.Errorf("%d of fifty were paid, the last has to wait for acceptance", n)
		}
		disbursed("fifty requests", 1, 98*tr)
		if n := y.payAtOnce(y.ready(y.ids[2], 10, 9*tr), func(i int) string { return fmt.Sprint("C", i%5) }); n != 5 {
			t.Errorf("%d were paid by five papers", n)
		}
		disbursed("five papers", 2, 45*tr)
		asked := 0
		for i, err := range atOnce(50, func(int) error { _, err := y.askPayment(drafter, y.ids[3], "advance", 3*tr); return err }) {
			if err == nil {
				asked++
			} else if !refused(err, programme.Invalid, "amount") {
				t.Errorf("%d: %v", i, err)
			}
		}
		if asked != 33 {
			t.Errorf("%d asked for 3 triệu each of 100", asked)
		}
		finds(t, y.Store)
	})
}

// TestFiftyPayOneFund: fifty requests of ten projects of one fund's year, with
// forty papers. A paper pays once in the whole fund, and no project gets its
// last payment before it is accepted.
func TestFiftyPayOneFund(t *testing.T) {
	withPlan(t, 10, func(t *testing.T, y *planYear) {
		y.contracts()
		var ready []programme.Matter
		for _, id := range y.ids {
			ready = append(ready, y.ready(id, 5, 20*tr)...)
		}
		// Projects 1, 2 and 9, 10 share ten papers: each of them is paid by one
		// of two. In each of the six others four of five are paid.
		paid := y.payAtOnce(ready, func(i int) string { return fmt.Sprint("UNC ", i%40) })
		if paid != 10+6*4 {
			t.Errorf("%d were paid", paid)
		}
		papers := map[string]int{}
		b := must[programme.FundBook](t)(y.FundBook(ctx, me, y.of.ID, programme.Local, 2020, 0))
		for _, r := range b.Rows {
			if m := r.Sums.Disbursed(); m > 80*tr {
				t.Errorf("%s: %s paid before acceptance", r.Code, m.Dong())
			}
			for _, e := range must[[]programme.Entry](t)(y.Ledger(ctx, me, r.ProjectID)) {
				if e.Kind == programme.EAdvanced {
					papers[e.Document]++
				}
			}
		}
		for paper, n := range papers {
			if n != 1 {
				t.Errorf("%s paid %d times", paper, n)
			}
		}
		if len(papers) != paid || b.Disbursed() != programme.Money(paid)*20*tr || b.Ties() != nil {
			t.Errorf("%d papers, %s paid, %s", len(papers), b.Disbursed().Dong(), strings.Join(b.Ties(), "; "))
		}
		finds(t, y.Store)
	})
}
