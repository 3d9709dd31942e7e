package e2e

import (
	"fmt"
	"net/http"
	"time"
)

// goOn takes both projects on from the approved plan: contract, money,
// inspection, change, acceptance, settlement, liquidation, and what became of
// them a year later. After every step the pages of money have moved by exactly
// what the step was about.
func (c *cast) goOn(local, national string) {
	c.t.Helper()
	year := max(time.Now().Year()+1, 2027)
	c.on(date(20, 4, year))
	b := &books{c: c, year: year, now: map[string]amounts{}}
	l := funded{local, c.code(local), "local", "Địa phương"}
	n := funded{national, c.code(national), "national", "Quốc gia"}

	c.work(b, l)
	c.workQuickly(b, n)
	c.on(date(10, 11, year))
	c.close(b, l, n)
	c.on(date(15, 11, year+1))
	c.followUp(l.path, date(12, 11, year+1))
	c.followUp(n.path, date(12, 11, year+1))
	c.send(c.at("kiem.toan", "/verification"), `form[action="/verification"] button`, "Mọi số liệu khớp với sổ quỹ.")
}

// work is the local project's way through contract, advances, an obstacle and
// a change.
func (c *cast) work(b *books, p funded) {
	c.t.Helper()
	on := func(day, month int) string { return date(day, month, b.year) }
	b.known(p.path)
	c.contract(p.path, terms(b.year, "local", 240*tr, 400*tr), "12/HĐ-TTKC", on(2, 3))
	b.moved("the contract", p.path, p.entered("Hợp đồng", 240*tr))

	v := c.at("co.so", p.path+"/matters/new?kind=payment")
	tooMuch := map[string]string{"type": "advance", "text": "Đã ký hợp đồng mua máy số 05/HĐMB.", "amount": "170.400.000"}
	v.enter(tooMuch)
	c.refusedWith(v, submit, "70 % × 240 triệu đồng – TT 28/2018/TT-BTC", http.StatusUnprocessableEntity, tooMuch)
	v.enter(map[string]string{"amount": "96.000.000", "installment": "1"})
	c.send(v, submit, "Chi được bao nhiêu")
	first := v.path()
	c.paid(first, 96*tr, "GRDT 15", on(19, 4))
	b.moved("the first advance", p.path, p.paid(b.year, "Tạm ứng", 96*tr))

	finding := c.inspection(p.path, "07/BB-KT", on(20, 4), "Trục quay chưa có tấm che.")
	second := c.ask("co.so", p.path, map[string]string{"type": "advance", "text": "Máy đã về xưởng.", "amount": "48tr", "installment": "2"})
	v = c.at("giam.doc", second)
	v.enter(map[string]string{"confirm_amount": "48.000.000", "confirm_note": "Máy đã về."})
	c.refusedWith(v, "form:has([name=act][value=confirm]) button", "Trục quay chưa có tấm che", http.StatusConflict, nil)
	c.look(v, "journey-advance-blocked")
	b.moved("a blocked advance", p.path, nil)
	c.mended(finding)
	c.confirmed(second, 48*tr)
	v = c.at("ke.toan", second)
	twice := map[string]string{"pay_amount": "48.000.000", "pay_paper_no": "GRDT 15", "pay_paper_date": on(19, 4)}
	v.enter(twice)
	c.refusedWith(v, "form:has([name=act][value=pay]) button", "GRDT 15 đã ghi chi rồi", http.StatusUnprocessableEntity, twice)
	c.act("ke.toan", second, "pay", "Đã ghi nhận", map[string]string{"amount": "48.000.000", "paper_no": "GRDT 16", "paper_date": on(20, 4)})
	b.moved("the second advance", p.path, p.paid(b.year, "Tạm ứng", 48*tr))

	c.change(p.path, on(30, 11), "12/PLHĐ-TTKC", on(20, 4))
	b.moved("the annex", p.path, nil)
}

// workQuickly is the national project's way to the same place.
func (c *cast) workQuickly(b *books, p funded) {
	c.t.Helper()
	on := func(day, month int) string { return date(day, month, b.year) }
	b.known(p.path)
	c.contract(p.path, terms(b.year, "national", 250*tr, 400*tr), "13/HĐ-TTKC", on(2, 3))
	b.moved("the contract", p.path, p.entered("Hợp đồng", 250*tr))
	for i, amount := range []int64{96 * tr, 48 * tr} {
		asked := c.ask("chuyen.vien", p.path, map[string]string{"type": "advance", "text": "Đã ký hợp đồng mua dây chuyền.", "amount": dong(amount), "installment": dong(int64(i + 1))})
		c.paid(asked, amount, fmt.Sprint("GRDT 2", i), on(20, 4))
		b.moved("an advance", p.path, p.paid(b.year, "Tạm ứng", amount))
	}
	c.inspection(p.path, "08/BB-KT", on(20, 4), "")
}

// followUp is what became of a project a year after its acceptance: the
// establishment tells it, the officer confirms it.
func (c *cast) followUp(project, on string) {
	c.t.Helper()
	c.outcomes("co.so", project, "12", on)
	v := c.at("chuyen.vien", project+"/results")
	c.look(v, "journey-follow-up")
	c.send(v, `form[action$="/12/check"] button[value=confirm]`, "Đã xác nhận")
}
