package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// enter fills in many fields of a page at once, by their names, as somebody
// who types fast: of a list it takes the choice of the value, and "1" ticks a box.
func (v *visitor) enter(fields map[string]string) {
	v.t.Helper()
	typed, err := json.Marshal(fields)
	v.must("write down what is typed", err)
	missing := run(v, "fill in the form", chromedp.Evaluate[[]string](`(typed => {
		const missing = []
		for (const [name, value] of Object.entries(typed)) {
			const field = document.querySelector('[name="' + name + '"]:not([type=hidden])')
			if (!field) { missing.push(name); continue }
			if (field.type == 'checkbox') field.checked = value == '1'; else field.value = value
			if (field.tagName == 'SELECT' && field.value != value) missing.push(name + '=' + value)
			field.dispatchEvent(new Event('input', {bubbles: true}))
		}
		return missing
	})(`+string(typed)+`)`))
	if len(missing) > 0 {
		v.t.Fatalf("%s has no %q", v.path(), missing)
	}
}

// terms is what one contract says, by the fields of its form.
func terms(year int, fund string, support, cash int64) map[string]string {
	on := func(day string) string { return fmt.Sprintf("%s/%d", day, year) }
	return map[string]string{
		"from": on("01/03"), "until": on("30/10"), "scope": "Mua, lắp đặt một máy, đào tạo người vận hành.",
		"representative_A": "Nguyễn Hữu Phước", "title_A": "Giám đốc", "account_B": "7401000123456", "bank_B": "Ngân hàng minh họa, chi nhánh Kế Sách",
		"item_1": "Máy sấy lạnh 200 kg mỗi mẻ", "unit_1": "cái", "quantity_1": "1", "unit_price_1": dong(support + cash - 100*tr), "amount_1_0": dong(support), "amount_1_1": dong(cash - 100*tr),
		"item_2": "Lắp đặt, chạy thử, đào tạo", "amount_2_1": "100tr",
		"plan_label_1": "Tạm ứng đợt 1", "plan_kind_1": "advance", "plan_source_1": fund, "plan_amount_1": "96tr", "plan_due_1": on("15/03"), "plan_condition_1": "Có hợp đồng mua máy",
		"plan_label_2": "Tạm ứng đợt 2", "plan_kind_2": "advance", "plan_source_2": fund, "plan_amount_2": "48tr", "plan_due_2": on("15/05"), "plan_condition_2": "Máy đã về xưởng",
		"plan_label_3": "Thanh toán", "plan_kind_3": "payment", "plan_source_3": fund, "plan_amount_3": dong(support - 144*tr), "plan_due_3": on("30/11"), "plan_condition_3": "Sau nghiệm thu",
		"pledge": "Đơn đề nghị hỗ trợ, phần cam kết", "pledge_dated": on("02/03"),
	}
}

const tr = 1_000_000

// dong is an amount as typed.
func dong(m int64) string { return fmt.Sprint(m) }

// contract takes a project to work: the draft, the account verified by another
// person, the signature.
func (c *cast) contract(project string, fields map[string]string, number, dated string) {
	c.t.Helper()
	c.at("chuyen.vien", project).follow(`main a[href$="/contract"], aside a[href$="/contract"]`)
	v := c.at("chuyen.vien", project+"/contract/edit")
	v.enter(fields)
	v.enter(map[string]string{"number": number, "dated": dated})
	c.send(v, "button[value=save]", "Đã lưu dự thảo hợp đồng.")
	v = c.at("ke.toan", project+"/contract")
	v.fill("[name=how]", "Giấy xác nhận của ngân hàng số 12")
	c.send(v, `form[action$="/account"] button`, "Đã xác minh")
	v = c.at("giam.doc", project+"/contract")
	c.send(v, `form[action$="/sign"] button`, "Đề án bắt đầu thực hiện.")
}

// ask opens a request for money and gives its address.
func (c *cast) ask(login, project string, fields map[string]string) string {
	c.t.Helper()
	v := c.at(login, project+"/matters/new?kind=payment")
	v.enter(fields)
	c.send(v, submit, "Chi được bao nhiêu")
	return v.path()
}

// act takes a step of a matter by its form, with what it says.
func (c *cast) act(login, matter, act, said string, fields map[string]string) {
	c.t.Helper()
	v := c.at(login, matter)
	v.script(`for (const d of document.querySelectorAll('details')) d.open = true`)
	v.enter(prefixed(act, fields))
	c.send(v, "form:has([name=act][value="+act+"]) button", said)
}

// prefixed puts the name of an act before the names of its fields.
func prefixed(act string, fields map[string]string) map[string]string {
	all := map[string]string{}
	for name, value := range fields {
		all[act+"_"+name] = value
	}
	return all
}

// paid has a request confirmed by the director and paid by the accountant.
func (c *cast) paid(matter string, amount int64, paper, dated string) {
	c.t.Helper()
	c.confirmed(matter, amount)
	c.act("ke.toan", matter, "pay", "Đã ghi nhận", map[string]string{"amount": dong(amount), "paper_no": paper, "paper_date": dated})
}

func (c *cast) confirmed(matter string, amount int64) {
	c.t.Helper()
	c.act("giam.doc", matter, "confirm", "Đã ghi nhận", map[string]string{"amount": dong(amount), "note": "Đối chiếu hợp đồng mua máy, biên bản giao nhận."})
}

// mended has the establishment mend what was found, with a photo, and the
// officer who found it close it.
func (c *cast) mended(finding string) {
	c.t.Helper()
	v := c.at("co.so", finding)
	c.photo(v, "fixed", "Đã lắp tấm che")
	c.act("co.so", finding, "fix", "Đã ghi nhận", map[string]string{"note": "Đã lắp tấm che trục quay."})
	c.act("chuyen.vien", finding, "solve", "Đã ghi nhận", map[string]string{"note": "Xem ảnh: đã che kín."})
}

// inspection goes to see a project: with something found that blocks, where
// found says so.
func (c *cast) inspection(project, number, held, found string) (finding string) {
	c.t.Helper()
	v := c.at("chuyen.vien", project+"/matters/new?kind=visit")
	v.enter(map[string]string{"type": "during", "text": "Xem máy, đối chiếu số máy, chứng từ.", "due": held})
	c.send(v, submit, "Đã ghi nhận")
	visit := v.path()
	v = c.at("chuyen.vien", visit+"/minutes")
	v.enter(map[string]string{
		"number": number, "held": held, "begin": "8 giờ", "end": "10 giờ", "member_2": "Trương Ngọc Lan", "title_2": "Chuyên viên Trung tâm", "side_2": "centre",
		"member_3": "Lê Thị Bé Ba", "title_3": "Chuyên viên Phòng Kinh tế xã", "side_3": "commune", "work": "Máy đã về xưởng, đang lắp đặt.", "percent": "60",
		"conclusion": "Đúng nội dung hợp đồng.",
	})
	v.script(`for (const s of document.querySelectorAll('select[name^=point_]')) s.value = 'yes'`)
	if found != "" {
		v.enter(map[string]string{"point_an_toan": "no", "remark_an_toan": found, "conclusion": "Đúng nội dung hợp đồng; khắc phục tồn tại trước lần chi sau."})
	}
	c.send(v, "button[value=save]", "nháp")
	c.photo(v, "plate", "Nhãn máy")
	if found != "" {
		finding = c.finding(visit, project, found)
	}
	v = c.at("chuyen.vien", visit+"/minutes")
	c.look(v, "journey-minutes")
	c.send(v, "button[value=conclude]", "Biên bản")
	return finding
}

// finding writes down what an inspection found, for the establishment to mend.
func (c *cast) finding(visit, project, text string) string {
	c.t.Helper()
	v := c.at("chuyen.vien", visit+"/minutes")
	v.follow(`a[href*="kind=finding"]`)
	v.enter(map[string]string{"type": "safety", "text": text, "owner": "establishment", "blocking": "1"})
	c.send(v, submit, text)
	return v.path()
}

// photo sends a picture with what it shows.
func (c *cast) photo(v *visitor, of, caption string) {
	c.t.Helper()
	file := filepath.Join(c.t.TempDir(), of+".jpg")
	if err := os.WriteFile(file, picture(c.t, of), 0o600); err != nil {
		c.t.Fatal(err)
	}
	v.script(`document.querySelector('form[action$="/photos"]').closest('details').open = true`)
	v.upload("[name=photos]", file)
	v.enter(map[string]string{"of": of, "caption": caption})
	c.send(v, `form[action$="/photos"] button`, caption)
}

// picture draws a photo of its own for each word.
func picture(t *testing.T, of string) []byte {
	t.Helper()
	p := image.NewGray(image.Rect(0, 0, 320, 240))
	for i := range p.Pix {
		p.Pix[i] = uint8(i / 320 * len(of))
	}
	for i, r := range of {
		p.SetGray(20+i*12, 20+int(r)%100, color.Gray{Y: 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// change asks for more time, has it granted, and signs the annex.
func (c *cast) change(project, until, number, dated string) {
	c.t.Helper()
	v := c.at("giam.doc", project+"/matters/new?kind=change")
	v.enter(map[string]string{"type": "time", "was": "Xong ngày 30/10.", "wanted": "Xong ngày 30/11.", "text": "Bên bán giao máy chậm."})
	c.send(v, submit, "Đã ghi nhận")
	request := v.path()
	c.act("so.chuyen.vien", request, "confirm", "Đã ghi nhận", map[string]string{"note": "Đề nghị chấp thuận."})
	c.act("so.lanh.dao", request, "grant", "Đã ghi nhận", map[string]string{"note": "Đồng ý.", "paper_no": "88/SCT-QLCN", "paper_date": dated})
	v = c.at("giam.doc", project+"/contract")
	v.follow(`a[href*="/contract/annex"]`)
	v.enter(map[string]string{"number": number, "dated": dated, "reason": "Bên bán giao máy chậm; Sở Công Thương đã chấp thuận.", "until": until})
	v.follow("button[value=show]")
	c.look(v, "journey-annex-shown")
	c.send(v, "button[name=confirm]", "Phụ lục")
}
