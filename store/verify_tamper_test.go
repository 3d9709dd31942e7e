package store_test

import (
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// unlocked takes away what keeps lines and records as they were written, as
// somebody would who opens the database with another program.
func (y *planYear) unlocked() {
	y.t.Helper()
	for _, table := range []string{"ledger", "plan_decision_lines", "contract_acts"} {
		for _, drop := range []string{"DROP TRIGGER IF EXISTS " + table + "_no_update", "DROP TRIGGER IF EXISTS " + table + "_no_delete"} {
			if _, err := y.raw.Exec(drop); err != nil { // PostgreSQL names the table too
				drop = "DROP TRIGGER IF EXISTS " + table + "_append_only ON " + table
				y.exec(drop)
			}
		}
	}
}

// wholeLife brings one project to its settlement by every kind of money, lowers
// another and carries a part of it over.
func (y *planYear) wholeLife() {
	y.t.Helper()
	y.exec(`UPDATE programmes SET year_to = 2021`)
	y.approved()
	id, other := y.ids[0], y.ids[1]
	c := y.signed(id)
	must[programme.Effect](y.t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_02_02), []programme.Adjustment{y.changed(other, func(t *programme.PlanTerms) {
		*t = t.WithSupport(60 * tr)
		t.Carried, t.Until = 20*tr, 2021_04_30
	})}, true))
	y.payAtOnce(y.ready(id, 1, 50*tr), own("UNC "))
	rest := must[programme.Matter](y.t)(y.askPayment(drafter, id, string(programme.PayRest), 30*tr))
	rest = must[programme.Matter](y.t)(y.ActMatter(ctx, director, rest.ID, rest.Version, programme.ActConfirm, programme.MatterEntry{Amount: 30 * tr, Note: "Theo hợp đồng"}))
	must[programme.Matter](y.t)(y.ActMatter(ctx, accountant, rest.ID, rest.Version, programme.ActPay, programme.MatterEntry{Amount: 30 * tr, PaperNo: "UNC 90", PaperDate: 2020_02_03}))
	for _, by := range []programme.ContractPaper{
		{Deed: programme.DeedRecall, Document: "8/TB", Dated: 2020_02_03, Reason: "Chi sai.", Amount: 10 * tr, Due: 2020_03_01},
		{Deed: programme.DeedRecover, Document: "GNT 9", Dated: 2020_02_03, Reason: "Cơ sở nộp trả.", Amount: 10 * tr},
	} {
		c = must[store.ContractRecord](y.t)(y.Contract(ctx, director, id)).Contract
		must[programme.ContractEffect](y.t)(y.ContractDo(ctx, director, id, c.Version, by, true))
	}
	y.inspected(id)
	y.today(2020_05_04)
	y.accepted(id, 180*tr, 50*tr)
	y.proved(id, "12", 1, 180*tr)
	y.proved(id, "13", 2, 45*tr)
	s := y.settling(id)
	must[programme.Settlement](y.t)(y.ConcludeSettlement(ctx, director, s.ID, s.Version))
}

// inspected visits a project: money that was advanced asks for it.
func (y *planYear) inspected(id int64) {
	y.t.Helper()
	visit := must[programme.Matter](y.t)(y.OpenMatter(ctx, drafter, programme.Matter{ProjectID: id, Kind: programme.MatterVisit, Type: "during", Text: "Xem máy"}, programme.MatterEntry{}))
	must[programme.Inspection](y.t)(y.SaveInspection(ctx, drafter, programme.Inspection{MatterID: visit.ID, ProjectID: id, Number: "1/BB", Held: 2020_02_03, Body: programme.InspectionBody{
		Where: "Kế Sách", Work: "Đang lắp máy", Conclusion: "Đúng tiến độ",
		Members: []programme.InspectionMember{{Side: programme.SideCentre, Name: "Lan"}, {Side: programme.SideEstablishment, Name: "Tám"}},
	}}, true))
}

// TestVerifyFindsWhatWasTampered: a line of each kind, and each record that
// money rests on, changed behind the program and put back, is named in a
// sentence that says what is wrong.
func TestVerifyFindsWhatWasTampered(t *testing.T) {
	line := func(kind string) (do, undo string) {
		one := ` WHERE id = (SELECT MAX(id) FROM ledger WHERE kind = '` + kind + `')`
		return `UPDATE ledger SET amount = amount + 1000000` + one, `UPDATE ledger SET amount = amount - 1000000` + one
	}
	text := func(table, column, old, now string) (do, undo string) {
		set := func(a, b string) string {
			return `UPDATE ` + table + ` SET ` + column + ` = REPLACE(` + column + `, '` + a + `', '` + b + `')`
		}
		return set(old, now), set(now, old)
	}
	const inserted = `INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
		SELECT programme_id, id, 'accepted', 'local', '', year, 0, 1, 'MUỘN', 20200504, '', 1, '', '', '2021-06-01 00:00:00+00:00', '' FROM projects WHERE code = 'DP-2020-001'`
	type tamper struct{ name, says, do, undo string }
	var all []tamper
	add := func(name, says string, change func() (do, undo string)) {
		do, undo := change()
		all = append(all, tamper{name, says, do, undo})
	}
	for kind, says := range map[string]string{
		"budget":     "Kinh phí được giao: văn bản ghi 400.000.000 đồng, sổ quỹ cộng lại 401.000.000 đồng",
		"committed":  "Duyệt trong kế hoạch, khuyến công địa phương: quyết định 30/QĐ-UBND ngày 02/02/2020 ghi 60.000.000 đồng, sổ quỹ cộng lại 61.000.000 đồng",
		"cancelled":  "ghi 60.000.000 đồng, sổ quỹ cộng lại 59.000.000 đồng",
		"carried":    "Chuyển nguồn ra khỏi năm này và vào năm sau lệch nhau 1.000.000 đồng",
		"contracted": "Hợp đồng, khuyến công địa phương: hợp đồng 07/HĐ-TTKC ngày 20/01/2020 ghi 100.000.000 đồng, sổ quỹ cộng lại 101.000.000 đồng",
		"pledged":    "Đối ứng, lồng ghép cam kết, đóng góp bằng tiền: quyết định 30/QĐ-UBND ngày 02/02/2020 ghi 150.000.000 đồng, sổ quỹ cộng lại 151.000.000 đồng",
		"advanced":   "ghi đã chi 50.000.000 đồng, sổ quỹ cộng lại 51.000.000 đồng",
		"paid":       "ghi đã chi 30.000.000 đồng, sổ quỹ cộng lại 31.000.000 đồng",
		"recovered":  "Thu hồi: các lần thu hồi của hợp đồng, gần nhất GNT 9 ngày 03/02/2020 ghi 10.000.000 đồng, sổ quỹ cộng lại 11.000.000 đồng",
		"accepted":   "Nghiệm thu, khuyến công địa phương: biên bản nghiệm thu 03/BB-NT ngày 04/05/2020 ghi 92.000.000 đồng, sổ quỹ cộng lại 93.000.000 đồng",
		"settled":    "Quyết toán, khuyến công địa phương: quyết toán 09/QT ngày 04/05/2020 ghi 90.000.000 đồng, sổ quỹ cộng lại 91.000.000 đồng",
		"evidenced":  "ghi 135.000.000 đồng, sổ quỹ cộng lại 136.000.000 đồng",
	} {
		add("a line "+kind, says, func() (string, string) { return line(kind) })
	}
	add("a contract", "ghi 101.000.000 đồng, sổ quỹ cộng lại 100.000.000 đồng", func() (string, string) {
		return text("contracts", "terms", `"source":"local","amount":100000000`, `"source":"local","amount":101000000`)
	})
	add("the counterpart in a contract", "Đối ứng, lồng ghép cam kết, đóng góp bằng tiền: hợp đồng 07/HĐ-TTKC ngày 20/01/2020 ghi 151.000.000 đồng, sổ quỹ cộng lại 150.000.000 đồng", func() (string, string) {
		return text("contracts", "terms", `"source":"cash","amount":50000000`, `"source":"cash","amount":51000000`)
	})
	add("an acceptance record", "ghi 91.000.000 đồng, sổ quỹ cộng lại 92.000.000 đồng", func() (string, string) {
		return text("acceptances", "body", `"sources":[{"source":"local","amount":92000000`, `"sources":[{"source":"local","amount":91000000`)
	})
	add("an acceptance record that was cancelled", "Nghiệm thu, khuyến công địa phương: sổ quỹ cộng lại 92.000.000 đồng, không có văn bản nào còn hiệu lực ghi số này", func() (string, string) {
		return text("acceptances", "state", "concluded", "cancelled")
	})
	add("a settlement", "ghi 80.000.000 đồng, sổ quỹ cộng lại 90.000.000 đồng", func() (string, string) {
		return text("settlements", "body", `"sources":[{"source":"local","amount":90000000`, `"sources":[{"source":"local","amount":80000000`)
	})
	add("a paper of recovery", "ghi 12.000.000 đồng, sổ quỹ cộng lại 10.000.000 đồng", func() (string, string) {
		return `UPDATE contract_acts SET amount = 12000000 WHERE deed = 'recover'`, `UPDATE contract_acts SET amount = 10000000 WHERE deed = 'recover'`
	})
	add("a decision", "quyết định 30/QĐ-UBND ngày 02/02/2020 ghi 61.000.000 đồng, sổ quỹ cộng lại 60.000.000 đồng", func() (string, string) {
		return text("plan_decision_lines", "terms_after", `"amount":60000000`, `"amount":61000000`)
	})
	add("what a decision carried over", "Chuyển nguồn: quyết định 30/QĐ-UBND ngày 02/02/2020 ghi 30.000.000 đồng, sổ quỹ cộng lại 20.000.000 đồng", func() (string, string) {
		return text("plan_decision_lines", "terms_after", `"carried":20000000`, `"carried":30000000`)
	})
	add("a paid request", "ghi đã chi 40.000.000 đồng, sổ quỹ cộng lại 50.000.000 đồng", func() (string, string) {
		return `UPDATE matters SET amount = 40000000 WHERE amount = 50000000`, `UPDATE matters SET amount = 50000000 WHERE amount = 40000000`
	})
	add("the fund of a paid request", "Thanh toán từ khuyến công quốc gia, năm ngân sách 2020: đề nghị chi số", func() (string, string) {
		return `UPDATE payments SET source = 'national' WHERE confirmed = 30000000`, `UPDATE payments SET source = 'local'`
	})
	add("a payment of no request", "sổ quỹ có 30.000.000 đồng không theo đề nghị chi nào", func() (string, string) {
		return `UPDATE ledger SET role = CAST(matter_id AS TEXT), matter_id = NULL WHERE kind = 'paid'`, `UPDATE ledger SET matter_id = CAST(role AS BIGINT) WHERE kind = 'paid'`
	})
	add("a line moved to another year", "Tạm ứng từ khuyến công địa phương, năm ngân sách 2021", func() (string, string) {
		return `UPDATE ledger SET year = 2021 WHERE kind = 'advanced'`, `UPDATE ledger SET year = 2020 WHERE kind = 'advanced'`
	})
	add("a line moved to another project", "Quyết toán, khuyến công địa phương: sổ quỹ cộng lại 90.000.000 đồng, không có văn bản nào", func() (string, string) {
		move := func(to string) string {
			return `UPDATE ledger SET project_id = (SELECT id FROM projects WHERE code = '` + to + `') WHERE kind = 'settled'`
		}
		return move("DP-2020-002"), move("DP-2020-001")
	})
	add("a line of a closed year", "được ghi sau khi năm ngân sách đã khóa sổ", func() (string, string) {
		return inserted, `DELETE FROM ledger WHERE document = 'MUỘN'`
	})
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.wholeLife()
		y.unlocked()
		y.exec(`INSERT INTO fiscal_closings (plan_id, document, dated, note, user_id, user_name, post_title, at) SELECT id, '1/KS', 20210131, '', 1, '', '', '2021-01-31 00:00:00+00:00' FROM plans`)
		finds(t, y.Store)
		for _, one := range all {
			y.exec(one.do)
			v := must[programme.Verification](t)(y.Verify(ctx, me))
			said := ""
			for _, d := range v.Found {
				said += d.Record + ": " + d.What + "\n"
			}
			if !strings.Contains(said, one.says) || v.Agrees() {
				t.Errorf("%s: want %q, said:\n%s", one.name, one.says, said)
			}
			y.exec(one.undo)
		}
		finds(t, y.Store)
		y.exec(`DELETE FROM ledger WHERE kind = 'accepted'`)
		finds(t, y.Store, "ghi 92.000.000 đồng, sổ quỹ cộng lại 0 đồng")
	})
}
