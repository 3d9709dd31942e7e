package e2e

import (
	"net/http"
	"strconv"
)

const settle = `form[action$="/settlement"] button[type=submit]`

// bill is one invoice for a line of the cost table.
type bill struct {
	number, cost string
	amount       int64
}

// accepted writes the acceptance record of the costs that there really were,
// by the lines of the cost table, and has the director conclude it.
func (c *cast) accepted(project, number, dated string, costs ...int64) {
	c.t.Helper()
	c.at("chuyen.vien", project).follow(`aside a[href*="/closing"], .next a[href*="/closing"]`)
	v := c.at("chuyen.vien", project+"/acceptance")
	v.enter(map[string]string{
		"number": number, "dated": dated, "place": "Xưởng của cơ sở", "member_1": "Phan Minh Khôi", "post_1": "Chuyên viên Sở Công Thương", "member_2": "Lê Thị Bé Ba", "post_2": "Chuyên viên UBND xã",
		"machine_1": "Máy sấy lạnh", "serial_1": "SL-200-0071", "located_1": "1", "runs_1": "1", "quality": "Máy chạy ổn định, đạt công suất.", "result": "whole", "conclusion": "Đủ điều kiện thanh toán.",
	})
	for i, cost := range costs {
		line := strconv.Itoa(i + 1)
		v.enter(map[string]string{"accepted_" + line: dong(cost), "remark_" + line: "Theo hóa đơn."})
	}
	v.script(`for (const f of document.querySelectorAll('[name^=signed_]')) f.value = ` + quote(dated) + `; for (const f of document.querySelectorAll('[name^=have_]')) f.checked = true`)
	c.look(v, "journey-acceptance-form")
	c.send(v, "button[value=save]", "Đã lưu")
	record := v.path()
	v = c.at("giam.doc", record)
	c.send(v, `form[action$="/conclusion"] button`, "Đã nghiệm thu")
}

// voucher enters an invoice.
func (c *cast) voucher(project string, b bill, dated string) *visitor {
	c.t.Helper()
	v := c.at("ke.toan", project+"/vouchers/new")
	v.enter(map[string]string{
		"kind": "invoice", "series": "1C27TAA", "number": b.number, "dated": dated, "seller": "Công ty Cơ khí minh họa", "tax_code": "0100233488",
		"content": "Máy, lắp đặt", "amount": dong(b.amount), "cost": b.cost,
	})
	return v
}

// outcomes answers every question on the outcome before the support and at
// acceptance, or in a later month.
func (c *cast) outcomes(login, project, month, on string) {
	c.t.Helper()
	v := c.at(login, project+"/results/"+month)
	v.script(`for (const f of document.querySelectorAll('input[name^=value_]')) if (!f.value) f.value = '12';
		for (const f of document.querySelectorAll('select[name^=class_]')) f.value = 'stated';
		for (const f of document.querySelectorAll('input[name^=unit_]')) f.value = 'tấn/năm';
		for (const f of document.querySelectorAll('select[name=in_use]')) f.value = 'yes'`)
	v.enter(map[string]string{"on": on})
	c.send(v, submit, "Đã")
}

// settled writes the settlement and has the director conclude it.
func (c *cast) settled(project, number, dated string) {
	c.t.Helper()
	v := c.at("ke.toan", project+"/settlement")
	v.enter(map[string]string{"number": number, "dated": dated, "filed": dated})
	c.look(v, "journey-settlement-form")
	c.send(v, settle, "Đã lưu")
	record := v.path()
	v = c.at("giam.doc", record)
	c.send(v, `form[action$="/conclusion"] button`, "Đã quyết toán")
}

// liquidated closes the contract.
func (c *cast) liquidated(project, number, dated string) {
	c.t.Helper()
	v := c.at("giam.doc", project+"/closing")
	c.look(v, "journey-closing")
	v.enter(map[string]string{"number": number, "dated": dated, "kept": "Tủ số 4, hộp 27"})
	c.send(v, `form[action$="/liquidation"] button`, "Đã thanh lý")
}

// close is the way of both projects from acceptance to liquidation: the local
// one costs less than its contract, so its support is less; the national one
// costs what it was to cost.
func (c *cast) close(b *books, l, n funded) {
	c.t.Helper()
	on := func(day, month int) string { return date(day, month, b.year) }
	b.known(l.path)
	c.accepted(l.path, "03/BB-NT", on(9, 11), 400*tr, 60*tr)
	b.moved("the acceptance below the contract", l.path, l.entered("Nghiệm thu", 230*tr))

	v := c.voucher(l.path, bill{"0000071", "1", 400 * tr}, on(10, 10))
	c.send(v, submit, "0000071")
	c.send(c.voucher(l.path, bill{"0000072", "2", 60 * tr}, on(10, 10)), submit, "0000072")
	v = c.voucher(n.path, bill{"0000071", "1", 400 * tr}, on(10, 10))
	c.refusedWith(v, submit, l.code, http.StatusUnprocessableEntity, map[string]string{"number": "0000071", "amount": dong(400 * tr)})
	b.moved("the vouchers", l.path, nil)

	v = c.at("ke.toan", l.path+"/settlement")
	over := map[string]string{"number": "09/QT", "settled_1": "400.000.001"}
	v.enter(over)
	c.refusedWith(v, settle, "vượt giá trị nghiệm thu", http.StatusUnprocessableEntity, over)
	c.settled(l.path, "09/QT", on(10, 11))
	b.moved("the settlement", l.path, sum(l.settled(b.year, 230*tr), amounts{"sổ | Đối ứng, lồng ghép có chứng từ": 230 * tr}))
	c.lastPayment(b, l, 86*tr, "GRDT 41", on(10, 11))
	c.liquidated(l.path, "15/TLHĐ-TTKC", on(10, 11))
	b.moved("the liquidation", l.path, nil)

	b.known(n.path)
	c.accepted(n.path, "04/BB-NT", on(9, 11), 550*tr, 100*tr)
	b.moved("the acceptance of all", n.path, n.entered("Nghiệm thu", 250*tr))
	c.send(c.voucher(n.path, bill{"0000081", "1", 550 * tr}, on(10, 10)), submit, "0000081")
	c.send(c.voucher(n.path, bill{"0000082", "2", 100 * tr}, on(10, 10)), submit, "0000082")
	c.settled(n.path, "10/QT", on(10, 11))
	b.moved("the settlement", n.path, sum(n.settled(b.year, 250*tr), amounts{"sổ | Đối ứng, lồng ghép có chứng từ": 400 * tr}))
	c.lastPayment(b, n, 106*tr, "GRDT 42", on(10, 11))
	c.liquidated(n.path, "16/TLHĐ-TTKC", on(10, 11))
	b.moved("the liquidation", n.path, nil)
}

// lastPayment pays what is still owed. It waits for the outcome questions: until
// they are answered it is not confirmed.
func (c *cast) lastPayment(b *books, p funded, amount int64, paper, dated string) {
	c.t.Helper()
	asked := c.ask("chuyen.vien", p.path, map[string]string{"type": "rest", "text": "Đã nghiệm thu, quyết toán.", "amount": dong(amount), "installment": "3"})
	v := c.at("giam.doc", asked)
	v.enter(map[string]string{"confirm_amount": dong(amount), "confirm_note": "Theo quyết toán."})
	c.refusedWith(v, "form:has([name=act][value=confirm]) button", "Lần chi cuối cùng chờ kết quả của đề án", http.StatusConflict, nil)
	c.outcomes("chuyen.vien", p.path, "before", date(1, 3, b.year))
	c.outcomes("chuyen.vien", p.path, "0", dated)
	c.paid(asked, amount, paper, dated)
	b.moved("the last payment", p.path, p.paid(b.year, "Thanh toán", amount))
}
