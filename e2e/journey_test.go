package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// samplePassword is what every account of the sample office signs in with; its
// page to sign in tells everybody.
const samplePassword = "du lieu minh hoa"

// cast is the people of a journey, each at a browser of their own, by login,
// and the program that they work with.
type cast struct {
	t      *testing.T
	db     string
	base   string
	stop   func()
	people map[string]*visitor
	seen   map[string]bool // pages that were looked at, by the names of their pictures
}

// as is the person who signs in with a login of the sample office.
func (c *cast) as(login string) *visitor {
	c.t.Helper()
	if v := c.people[login]; v != nil {
		return v
	}
	v := visit(c.t, c.base)
	v.open("/login")
	signIn(v, login, samplePassword)
	c.people[login] = v
	return v
}

// at has somebody open a page, which must be there for him.
func (c *cast) at(login, path string) *visitor {
	c.t.Helper()
	v := c.as(login)
	if status := v.open(path); status != http.StatusOK {
		c.t.Fatalf("%s opens %s: %d", login, path, status)
	}
	return v
}

// send sends a form and must be led on to a page that says what was done.
func (c *cast) send(v *visitor, button, said string) {
	c.t.Helper()
	if status := v.follow(button); status != http.StatusOK {
		c.t.Fatalf("%s at %s is answered with %d: %s", button, v.path(), status, v.text("main"))
	}
	v.see(said)
}

// move takes a bare step with a project by its button, and sees its new stage.
func (c *cast) move(login, project, move, stage string) {
	c.t.Helper()
	c.send(c.at(login, project), `form[action$="/moves/`+move+`"] button`, stage)
}

const (
	submit = "main form.form button[type=submit]"
	pdf    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)

// TestJourney takes one project of each fund from a need to what became of it a
// year after it was liquidated, each step by whose work it is. On the way to the
// approved annual plan one round is sent back, one opinion is asked for; goOn
// tells what comes after.
func TestJourney(t *testing.T) {
	needFull(t)
	c := &cast{t: t, db: filepath.Join(t.TempDir(), "office.db"), people: map[string]*visitor{}, seen: map[string]bool{}}
	c.base, c.stop = demoAt(t, c.db, "--office")

	local := c.need("Máy sấy lạnh trái cây")
	national := c.need("Dây chuyền chiên chân không trái cây")
	for project, level := range map[string]string{local: "local", national: "national"} {
		c.draft(project, level)
		c.papers(project)
		c.notBought(project)
		c.move("co.so", project, "submit", "Đã nộp")
	}
	looked(c.at("co.so", local), "journey-submitted")

	c.giveBack(local)
	c.mend(local)
	for _, project := range []string{local, national} {
		c.papersChecked(project)
		c.move("chuyen.vien", project, "check", "Đủ hồ sơ")
		c.move("giam.doc", project, "forward", "Thẩm định cấp cơ sở")
	}

	c.opinion(local)
	for _, project := range []string{local, national} {
		c.conditions("so.chuyen.vien", project)
		c.appraisal("so.chuyen.vien", project)
		c.conclude("so.lanh.dao", project, "pass_base", "Đạt thẩm định cấp cơ sở")
	}
	c.move("so.lanh.dao", national, "register", "Thẩm định cấp bộ")
	c.appraisal("cuc", national)
	c.conclude("cuc2", national, "pass_ministry", "Đạt thẩm định cấp bộ")

	c.plan("local", "/plans/3", local, "ubnd")
	c.plan("national", "/plans/4", national, "cuc2")
	c.amend("/plans/3", local)

	verified(t, c.db)

	c.goOn(local, national)
}

// need has the establishment say what it needs.
func (c *cast) need(title string) string {
	c.t.Helper()
	v := c.at("co.so", "/projects/new?stage=need")
	v.fill("[name=title]", title)
	v.choose("[name=content]", "KC3c")
	c.send(v, submit, "Nhu cầu đã ghi nhận")
	return v.path()
}

// draft makes the need a whole project, with its machine.
func (c *cast) draft(project, level string) {
	c.t.Helper()
	c.move("co.so", project, "draw", "Đang soạn hồ sơ")
	v := c.at("co.so", project+"/edit")
	v.choose("[name=level]", level)
	v.fill("[name=requested_support]", "250.000.000")
	v.fill("[name=requested_cash]", "400.000.000")
	v.fill("[name=commitment]", "400.000.000")
	v.fill("[name=promised_jobs]", "6")
	c.send(v, submit, "Đã lưu")
}

// papers is where the dossier's papers come in, one file for each.
func (c *cast) papers(project string) {
	c.t.Helper()
	file := filepath.Join(c.t.TempDir(), "giay-to.pdf")
	if err := os.WriteFile(file, []byte(pdf), 0o600); err != nil {
		c.t.Fatal(err)
	}
	for _, code := range []string{"request", "project", "estimate", "counterpart", "no_other", "registration", "quotations"} {
		v := c.at("co.so", project+"/papers")
		v.script(`for (const d of document.querySelectorAll('details')) d.open = true`)
		v.upload("#f-file_"+code, file)
		c.send(v, "form:has(#f-file_"+code+") button[type=submit]", "giay-to.pdf")
	}
}

// giveBack returns a dossier with one point.
func (c *cast) giveBack(project string) {
	c.t.Helper()
	v := c.at("chuyen.vien", project+"/return")
	v.choose("[name=field_1]", "title")
	v.choose("[name=cause_1]", "machine")
	v.fill("[name=text_1]", "Tên đề án chưa nói rõ công suất máy.")
	v.fill("[name=remedy_1]", "Ghi công suất mỗi mẻ vào tên.")
	looked(v, "journey-return")
	c.send(v, "main form.form button[value=save], main form button[value=save]", "Đã trả lại hồ sơ")
}

// mend has the establishment change the part that was returned, and only that.
func (c *cast) mend(project string) {
	c.t.Helper()
	v := c.at("co.so", project+"/return")
	v.see("Ghi công suất mỗi mẻ vào tên.")
	looked(v, "journey-returned")
	v = c.at("co.so", project+"/edit")
	v.fill("[name=title]", "Máy sấy lạnh trái cây 200 kg mỗi mẻ")
	c.send(v, submit, "Đã lưu")
	v = c.at("co.so", project+"/return")
	v.script(`for (const s of document.querySelectorAll('select[name^=answer_]')) s.value = 'done'`)
	c.send(v, "button[value=resubmit]", "Đã nộp lại")
}

// script does with a page what a person would do with many fields of a kind.
func (v *visitor) script(what string) {
	v.t.Helper()
	v.do("fill in many fields", chromedp.Evaluate[chromedp.Void]("(() => {"+what+"})()"))
}

// notBought answers that the machine has not been bought before the dossier.
func (c *cast) notBought(project string) {
	c.t.Helper()
	v := c.at("co.so", project+"/eligibility")
	v.script(`document.querySelector('[name=begun][value=no]').checked = true`)
	c.send(v, `form[action$="/start"] button[type=submit]`, "Đã ghi")
}

// papersChecked has the centre tick every paper.
func (c *cast) papersChecked(project string) {
	c.t.Helper()
	c.send(c.at("chuyen.vien", project+"/papers"), "main button[value=all]", "Đã lưu")
}

// opinion asks the commune for its opinion, which it gives.
func (c *cast) opinion(project string) {
	c.t.Helper()
	v := c.at("so.chuyen.vien", project+"/matters/new?kind=opinion")
	v.choose("[name=asked]", "commune_officer")
	v.fill("[name=text]", "Cơ sở có đang sản xuất tại xã không?")
	c.send(v, submit, "Cơ sở có đang sản xuất tại xã không?")
	v = c.at("xa.ke.sach", v.path())
	v.script(`for (const d of document.querySelectorAll('details')) d.open = true`)
	v.fill("[name=agree_note]", "Có, tại ấp An Ninh, từ năm 2019.")
	looked(v, "journey-opinion")
	c.send(v, "form:has([value=agree]) button[type=submit]", "Có, tại ấp An Ninh")
}

// conditions has every condition of support answered.
func (c *cast) conditions(login, project string) {
	c.t.Helper()
	v := c.at(login, project+"/eligibility")
	v.script(`for (const r of document.querySelectorAll('input[type=radio][name^=answer_][value=yes]')) {
			const one = r.name.slice(7)
			if (!document.querySelector('[name="' + r.name + '"]:checked')) r.checked = true
			for (const n of ['evidence_', 'remark_']) { const f = document.querySelector('[name=' + n + one + ']'); if (f && !f.value) f.value = 'Giấy tờ trong hồ sơ.' }
		}`)
	c.send(v, `form[action$="/eligibility"] button[type=submit]`, "Đã lưu")
}

// appraisal has an officer write a report and put it before the leader.
func (c *cast) appraisal(login, project string) {
	c.t.Helper()
	v := c.at(login, project+"/appraisal")
	if v.value("[name=office]") == "" { // the ministry's is not in the province's records
		v.fill("[name=office]", "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công")
	}
	v.choose("[name=declared_1]", "no")
	v.script(`for (const f of document.querySelectorAll('[name^=mark_1_]')) f.value = f.tagName == 'SELECT' ? 'yes' : '8'`)
	v.script(`for (const f of document.querySelectorAll('input[name^=found_]')) f.value = f.closest('tr').dataset.asked || f.value`)
	v.fill("[name=statement]", "Phù hợp nội dung khuyến công, cơ sở đủ năng lực.")
	v.choose("[name=conclusion]", "pass")
	looked(v, "journey-appraisal")
	c.send(v, "button[value=conclude]", "Đã trình lãnh đạo")
}

// conclude has the leader conclude on the report.
func (c *cast) conclude(login, project, move, stage string) {
	c.t.Helper()
	v := c.at(login, project+"/appraisal")
	looked(v, "journey-report")
	c.send(v, `form:has([value=`+move+`]) button[type=submit]`, stage)
}

// plan puts a project into the annual plan of its fund: the budget, the
// choice, Finance's opinion, the submission, the decision.
func (c *cast) plan(level, plan, project, decides string) {
	c.t.Helper()
	today := time.Now().In(time.FixedZone("ICT", 7*60*60)).Format("02/01/2006")
	v := c.at("so.chuyen.vien", plan+"/assemble")
	v.script(`for (const tick of document.querySelectorAll('[name^=in_]')) tick.checked = true`)
	looked(v, "journey-assemble-"+level)
	c.send(v, `main form[action$="/assemble"] button[type=submit]`, "Đã lưu lựa chọn")
	if level == "local" {
		c.allotment(plan, today)
	}
	v = c.at("so.lanh.dao", plan+"/submit")
	v.fill("[name=number]", "45/TTr-SCT")
	v.fill("[name=dated]", today)
	c.send(v, submit, "Đã trình kế hoạch")
	c.at("co.so", project).see("Đang trình phê duyệt")

	v = c.at(decides, plan+"/approve")
	v.fill("[name=number]", "1200/QĐ-UBND")
	v.fill("[name=dated]", today)
	v.fill("[name=signer]", "Trần Văn Lâu")
	v.fill("[name=signer_title]", "Chủ tịch")
	looked(v, "journey-approve-"+level)
	v.follow("form:has([name=signer]) button[type=submit]")
	looked(v, "journey-confirm-"+level)
	c.send(v, "button[name=confirm]", "Đã ghi quyết định")
	looked(v, "journey-plan-"+level)
	c.at("co.so", project).see("Được hỗ trợ")
}

// allotment has Finance give its opinion on how the year's money is allotted:
// one that says nothing is sent back with what was typed, and then a whole one.
func (c *cast) allotment(plan, today string) {
	c.t.Helper()
	v := c.at("tai.chinh", plan+"/opinion")
	v.choose("[name=view]", "remarks")
	v.fill("[name=document]", "912/STC-HCSN")
	v.fill("[name=dated]", today)
	if status := v.follow(submit); status != http.StatusUnprocessableEntity {
		c.t.Fatalf("an opinion of no words is answered with %d", status)
	}
	if got := v.value("[name=document]"); got != "912/STC-HCSN" {
		c.t.Errorf("the document that was typed is now %q", got)
	}
	v.fill("[name=text]", "Ưu tiên đề án hoàn thành trong quý III.")
	looked(v, "journey-allotment")
	c.send(v, submit, "912/STC-HCSN")
	c.at("so.lanh.dao", plan).see("Ưu tiên đề án hoàn thành trong quý III.")
}

// amend lowers what the plan gives a project, by a decision of its own.
func (c *cast) amend(plan, project string) {
	c.t.Helper()
	today := time.Now().In(time.FixedZone("ICT", 7*60*60)).Format("02/01/2006")
	number := strings.TrimPrefix(project, "/projects/")
	v := c.at("so.lanh.dao", plan+"/adjust?project="+number)
	v.fill("[name=support_"+number+"]", "240.000.000")
	v.fill("[name=number]", "12/QĐ-SCT")
	v.fill("[name=dated]", today)
	v.fill("[name=signer]", "Võ Thành Nhân")
	v.fill("[name=signer_title]", "Phó Giám đốc Sở")
	v.fill("[name=reason]", "Cơ sở mua được máy rẻ hơn.")
	looked(v, "journey-adjust")
	v.follow("form:has([name=signer]) button[type=submit]")
	c.send(v, "button[name=confirm]", "Đã ghi quyết định")
	c.at("kiem.toan", project).see("240,00")
	looked(c.at("kiem.toan", plan), "journey-amended")
}
