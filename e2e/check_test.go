package e2e

import (
	"net/http"
	"os"
	"strings"
	"testing"
)

// ownReport is written for these tests. Rows and the grand total tie; the two
// sources give 35,5 triệu đồng more support than the whole, and as much less
// counterpart.
const ownReport = `Sơ kết công tác khuyến công năm 2017

Năm 2017, toàn tỉnh hoàn thành 9 đề án với tổng kinh phí 3.240,50 triệu đồng, trong đó ngân sách hỗ trợ 812,30 triệu đồng, đơn vị thụ hưởng đóng góp 2.428,20 triệu đồng, trong đó:
- Khuyến công quốc gia: hoàn thành 3 đề án, tổng kinh phí 1.405,00 triệu đồng, ngân sách hỗ trợ 350,00 triệu đồng, đơn vị thụ hưởng đóng góp 1.055,00 triệu đồng.
- Khuyến công địa phương: hoàn thành 6 đề án, tổng kinh phí 1.835,50 triệu đồng, ngân sách hỗ trợ 497,80 triệu đồng, đơn vị thụ hưởng đóng góp 1.337,70 triệu đồng.

Năm 2018 phấn đấu đào tạo nghề cho khoảng 120 lao động.
`

// writtenReport is a report with two failures that cancel, and what must be
// found in it.
type writtenReport struct {
	text              string
	name              string // of its pictures
	amount            string // that cancels
	support           []string
	counterpart       []string
	total             string // the stated support of the whole, as printed
	mixed             string // the grand total made of other parts, when that support is left out
	figures           string // how many
	from, to, edition string
}

// TestCheckOwnReport walks the whole way with a text of our own.
func TestCheckOwnReport(t *testing.T) {
	checkJourney(t, writtenReport{
		text: ownReport, name: "check-own", amount: "35,50", figures: "13", total: "812,30 triệu đồng", mixed: "3.276,00", from: "2017", to: "2017",
		support: []string{"847,80", "812,30"}, counterpart: []string{"2.392,70", "2.428,20"}, edition: "Báo cáo số 7/BC-KC ngày 10/01/2018",
	})
}

// TestCheckRealReport walks it with the report that was really published.
func TestCheckRealReport(t *testing.T) {
	needFull(t)
	text, err := os.ReadFile("../../shared/reports/soc-trang-2016-2018.txt")
	if err != nil {
		t.Skipf("the published report is not here: %v", err)
	}
	checkJourney(t, writtenReport{
		text: string(text), name: "check-real", amount: "87,79", figures: "28", total: "5.902,36", mixed: "51.241,99", from: "2016", to: "2018",
		support: []string{"5.990,15", "5.902,36"}, counterpart: []string{"45.164,05", "45.251,84"}, edition: "Báo cáo số 45/BC-KC ngày 05/01/2019",
	})
}

// checkJourney pastes a report, corrects a figure and takes it back, saves the
// figures into a programme that has nothing else, explains a difference, and
// finds it all in the evaluation and in the report made from it.
func checkJourney(t *testing.T, r writtenReport) {
	v := visit(t, demo(t))
	newProgramme(v)
	v.open("/checks")
	v.axe()
	v.screenshot(r.name+"-ask", wide)
	v.screenshot(r.name+"-ask", narrow)
	paste(v, r.text)
	twoFailures(v, r)
	v.screenshot(r.name+"-result", wide)
	v.screenshot(r.name+"-result", narrow)
	v.axe()
	correctAndTakeBack(v, r)
	saveFigures(v, r)
	explainOne(v, r)
	draftPrints(v, r)
}

const programmeName = "Chương trình khuyến công giai đoạn 2016-2020"

// newProgramme makes the programme whose figures come from the check alone.
func newProgramme(v *visitor) {
	v.open("/programmes/new")
	for name, text := range map[string]string{
		"code": "KT-2016-2020", "name": programmeName, "from": "2016", "to": "2020", "province": "tỉnh Sóc Trăng",
	} {
		v.fill("[name="+name+"]", text)
	}
	v.follow(save)
	v.see("KT-2016-2020")
}

func paste(v *visitor, text string) {
	v.t.Helper()
	v.fill("[name=text]", text)
	if status := v.follow(save); status != http.StatusOK {
		v.t.Fatalf("the check is answered with %d:\n%s", status, v.text("main"))
	}
}

// twoFailures expects both failing sums with both sides, and why they may fail.
func twoFailures(v *visitor, r writtenReport) {
	v.t.Helper()
	v.see("Có 2 chỗ không khớp")
	v.see("Đọc được " + r.figures + " số liệu")
	cards := plain(v.text(".check-cards"))
	want(v.t, "the failing sums", cards, append(r.support, r.counterpart...)...)
	want(v.t, "the failing sums", cards, "+"+r.amount, "−"+r.amount, "Các phần cộng lại", "Báo cáo ghi")
	want(v.t, "the diagnosis", plain(v.text("#vi-sao")), "bù trừ nhau", "cùng một khoản được xếp vào", "hỗ trợ", "đóng góp")
}

// correctAndTakeBack changes what the stated support of the whole means: first
// its level, then whether it is a figure at all. Each time the sums are worked
// out again, and again when the change is taken back.
func correctAndTakeBack(v *visitor, r writtenReport) {
	v.t.Helper()
	id := v.figureOf(r.total)
	row, again := "#dong-"+id, "#so-lieu button[type=submit]:not([name])"
	before := plain(v.text(".check-cards"))
	for _, change := range []struct {
		name     string
		do, undo func()
		row      string // what its row says then
		cards    string // what the sums say then
	}{
		{"the level", func() { v.choose("[name=level-"+id+"]", "national") }, func() { v.click("[name=reset-" + id + "]") }, "khuyến công quốc gia", "Báo cáo ghi"},
		{"no figure", func() { v.click("[name=ignore-" + id + "]") }, func() { v.click("[name=ignore-" + id + "]") }, "Bỏ qua", r.mixed},
	} {
		v.unfold(row + " details")
		change.do()
		v.follow(again)
		v.see("Kết quả này tính lại theo ý bạn")
		cards := plain(v.text(".check-cards"))
		if cards == before {
			v.t.Errorf("%s changes no sum:\n%s", change.name, cards)
		}
		want(v.t, "the sums after "+change.name, cards, change.cards)
		want(v.t, "the row after "+change.name, plain(v.text(row)), change.row)
		v.unfold(row + " details")
		v.see("Lúc đầu được hiểu là: ngân sách hỗ trợ, thực hiện")
		v.axe()
		v.screenshot(r.name+"-corrected", wide)
		v.screenshot(r.name+"-corrected", narrow)
		change.undo()
		v.follow(again)
		twoFailures(v, r)
		if now := plain(v.text(".check-cards")); now != before {
			v.t.Errorf("%s is taken back, and the sums are now:\n%s", change.name, now)
		}
		if answer := v.text(".check-answer"); strings.Contains(answer, "tính lại theo ý bạn") {
			v.t.Errorf("%s is taken back, and the page says: %s", change.name, answer)
		}
	}
}

// saveFigures saves what was read and arrives at the differences.
func saveFigures(v *visitor, r writtenReport) {
	v.t.Helper()
	v.fill("[name=source]", r.edition)
	v.fill("[name=programme]", programmeName)
	v.follow("[formaction='/checks/save']")
	if at := v.path(); !strings.HasPrefix(at, "/evaluation?programme=") || !strings.Contains(at, "from="+r.from+"&to="+r.to) {
		v.t.Fatalf("saving leads to %s:\n%s", at, v.text("main"))
	}
	v.see("thành số liệu công bố")
	differences := plain(v.text("#chenh-lech table"))
	want(v.t, "the differences", differences, prose(r.support)...)
	want(v.t, "the differences", differences, prose(r.counterpart)...)
	want(v.t, "the differences", differences, "chưa giải trình", "+"+prose([]string{r.amount})[0], "−"+prose([]string{r.amount})[0])
	v.axe()
	v.screenshot(r.name+"-evaluation", wide)
	v.screenshot(r.name+"-evaluation", narrow)
	v.follow(`#muc-tieu a.figure[href^="/figures#figure-"]`)
	want(v.t, "the stated figures", plain(v.text("main")), r.edition, r.total, "dòng ", "ký tự ")
	v.axe()
}

// explainOne explains the first difference on its page.
func explainOne(v *visitor, r writtenReport) {
	v.t.Helper()
	v.open("/evaluation?from=" + r.from + "&to=" + r.to)
	v.follow("#chenh-lech a.small")
	want(v.t, "the difference", plain(v.text("main")), append(prose(r.support), r.edition, r.total)...)
	v.axe()
	v.screenshot(r.name+"-difference", wide)
	v.screenshot(r.name+"-difference", narrow)
	v.fill("[name=by]", explainer)
	v.fill("[name=reason]", explanation)
	v.fill("[name=evidence]", "Phiếu chi số 31, sổ cái tháng 12")
	v.choose("[name=counts]", "left")
	v.follow(save)
	v.see("Đã lưu giải trình")
	want(v.t, "the headline, where the explained figure counts now", plain(v.text(".stat:nth-child(2)")), prose(r.support)[0])
	want(v.t, "the differences", plain(v.text("#chenh-lech table")), explanation, explainer, "đã giải trình")
}

// prose is how sentences print the amounts of a table: without a last 0.
func prose(amounts []string) []string {
	var all []string
	for _, a := range amounts {
		all = append(all, strings.TrimSuffix(strings.TrimSuffix(a, "0"), ",0"))
	}
	return all
}

const (
	explainer   = "Trần Thị Sổ, kế toán trưởng"
	explanation = "Tiền vận chuyển máy được xếp vào hỗ trợ ở từng nguồn nhưng là đóng góp ở dòng chung."
)

// draftPrints makes the report and finds the footnote in it.
func draftPrints(v *visitor, r writtenReport) {
	v.t.Helper()
	v.follow(`form[action="/reports"] button`)
	v.follow(save)
	want(v.t, "the preview", plain(v.text(".paper")), append(prose(r.support), explanation, explainer)...)
	v.axe()
	v.screenshot(r.name+"-draft", wide)
	v.screenshot(r.name+"-draft", narrow)
	_, data := v.download(`a[href$="/files/docx"]`)
	want(v.t, "the .docx", plain(wordText(v.t, data)), append(prose(r.support), explanation, explainer)...)
}
