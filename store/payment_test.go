package store_test

import (
	"database/sql"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// underway is an office with its project carried out by a contract in force: 100
// triệu of the province, committed as a plan would.
func underway(t *testing.T, s *store.Store, raw *sql.DB) *office {
	t.Helper()
	o := atAppraisal(t, s)
	for _, q := range []string{
		`UPDATE projects SET stage = 'approved', year = 2026, approved_support = 100000000`,
		`UPDATE funding_lines SET approved = 100000000 WHERE source = 'local'`,
		`INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
			SELECT programme_id, id, 'committed', 'local', '', year, 100000000, 1, '1/QĐ', 20200102, '', 0, '', '', updated_at, '' FROM projects`,
		`UPDATE paper_rules SET required = FALSE`, // papers are another part's work
	} {
		if _, err := raw.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	o.contract()
	o.project = must[programme.Project](t)(s.Project(ctx, me, o.project.ID))
	return o
}

// contract brings a contract of the office's project into force.
func (o *office) contract() {
	o.t.Helper()
	c := must[store.ContractRecord](o.t)(o.Contract(ctx, me, o.project.ID)).Contract
	fillContract(&c, 2026_01_05)
	c = must[programme.Contract](o.t)(o.SaveContract(ctx, me, c))
	c = must[programme.Contract](o.t)(o.VerifyAccount(ctx, o.people["ke.toan"], o.project.ID, c.Version, "B", "giấy xác nhận của ngân hàng"))
	must[programme.Contract](o.t)(o.SignContract(ctx, o.people["giam.doc"], o.project.ID, c.Version))
}

// advance asks for an advance, confirms and pays it.
func (o *office) advance(m programme.Money, paper string) {
	o.t.Helper()
	a := o.ask("trung.tam", programme.Matter{Kind: programme.MatterPayment, Type: "advance", Text: "Hợp đồng 1"}, programme.MatterEntry{Amount: m})
	a = must[programme.Matter](o.t)(o.ActMatter(ctx, o.people["giam.doc"], a.ID, a.Version, programme.ActConfirm, programme.MatterEntry{Amount: m, Note: "Theo hợp đồng"}))
	must[programme.Matter](o.t)(o.ActMatter(ctx, o.people["ke.toan"], a.ID, a.Version, programme.ActPay,
		programme.MatterEntry{Amount: m, PaperNo: paper, PaperDate: 20260105, Pay: programme.Payment{Year: o.project.Year}}))
}

// confirmRules confirms the rules of paying that matter here: 70 % for the
// content, and the ceiling.
func (o *office) confirmRules() {
	o.t.Helper()
	_, err := o.SavePaymentRule(ctx, me, programme.PaymentRule{Content: o.project.Content, Stage: programme.PayAdvance, Percent: 7_000, Volume: 7_000, VolumeOf: programme.OfInvestment,
		Source: "TT 36/2013/TT-BCT", Clause: "Điều 13.2.d", From: 2014_02_10, ConfirmedBy: "Lê Thị Thử"})
	if err == nil {
		_, err = o.SaveRule(ctx, me, programme.Rule{Key: programme.RuleAdvance, Value: 7_000, Source: "TT 28/2018/TT-BTC", Clause: "tạm ứng", From: 2018_05_11, ConfirmedBy: "Lê Thị Thử"})
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

// TestAdvanceByTheRule: 71 % is refused with the rule, 70 % is paid once, by
// one paper, and taken back by a line of its own.
func TestAdvanceByTheRule(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := underway(t, s, raw)
		o.confirmRules()
		ask := programme.Matter{ProjectID: o.project.ID, Kind: programme.MatterPayment, Type: "advance", Text: "Hợp đồng 1"}
		for _, wrong := range []programme.Money{71 * tr, 0, -5, 999_999_999_999} {
			if _, err := s.OpenMatter(ctx, o.people["trung.tam"], ask, programme.MatterEntry{Amount: wrong}); !refused(err, programme.Invalid, "amount") {
				t.Errorf("%d: %v", wrong, err)
			} else if wrong == 71*tr && !strings.Contains(err.Error(), "70.000.000 đồng = 70 %") {
				t.Errorf("the rule is not named: %v", err)
			}
		}
		m := o.ask("trung.tam", ask, programme.MatterEntry{Amount: 70 * tr})
		if _, err := s.ActMatter(ctx, o.people["giam.doc"], m.ID, m.Version, programme.ActConfirm, programme.MatterEntry{Amount: 70 * tr, Pay: programme.Payment{Volume: 7_000}}); !refused(err, programme.Invalid, "volume") {
			t.Errorf("70 %% of the work is not above 70 %%: %v", err)
		}
		m = must[programme.Matter](t)(s.ActMatter(ctx, o.people["giam.doc"], m.ID, m.Version, programme.ActConfirm, programme.MatterEntry{Amount: 70 * tr, Pay: programme.Payment{Volume: 7_100}}))
		pay := programme.MatterEntry{Amount: 70 * tr, PaperNo: "UNC 7", PaperDate: 20260105, Pay: programme.Payment{Year: o.project.Year}}
		paid := 0
		for _, err := range atOnce(5, func(int) error {
			_, err := s.ActMatter(ctx, o.people["ke.toan"], m.ID, m.Version, programme.ActPay, pay)
			return err
		}) {
			if err == nil {
				paid++
			} else if programme.KindOf(err) != programme.Conflict {
				t.Errorf("%v", err)
			}
		}
		if n := number(t, raw, `SELECT SUM(amount) FROM ledger WHERE kind = 'advanced'`); paid != 1 || n != 70_000_000 {
			t.Fatalf("paid %d times, %d in the ledger", paid, n)
		}
		m = must[store.MatterRecord](t)(s.Matter(ctx, o.people["ke.toan"], m.ID)).Matter
		m = must[programme.Matter](t)(s.ActMatter(ctx, o.people["ke.toan"], m.ID, m.Version, programme.ActTakeBack, programme.MatterEntry{Note: "Nhầm đơn vị", PaperNo: "UNC 8", PaperDate: 20260105}))
		if m.State != "checked" || m.Amount != 70*tr || number(t, raw, `SELECT COUNT(*) FROM ledger WHERE kind = 'advanced'`) != 2 || number(t, raw, `SELECT SUM(amount) FROM ledger WHERE kind = 'advanced'`) != 0 {
			t.Errorf("%+v", m)
		}
		must[programme.Matter](t)(s.ActMatter(ctx, o.people["ke.toan"], m.ID, m.Version, programme.ActPay, pay)) // the number is free again
	})
}
