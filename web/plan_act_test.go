package web

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store/storetest"
)

// planHouse is the office with a local plan of 2020 and three candidates of 100
// triệu each for a budget of 250.
type planHouse struct {
	*office
	path string
	ids  []int64
}

func newPlanHouse(t *testing.T) *planHouse {
	t.Helper()
	o := &planHouse{office: newOffice(t)}
	ctx, me := context.Background(), programme.LocalUser
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	of, err := o.store.SaveProgramme(ctx, me, programme.Programme{Code: "T-2019-2020", Name: "Chương trình thử", Province: "tỉnh Sóc Trăng", From: 2019, To: 2020})
	must(err)
	plan, err := o.store.SavePlan(ctx, me, programme.Plan{ProgrammeID: of.ID, Year: 2020, Level: programme.Local})
	must(err)
	o.path = planPath(plan.ID)
	for i := range 3 {
		p, err := o.store.SaveProject(ctx, me, programme.Project{
			ProgrammeID: of.ID, Code: fmt.Sprintf("DP-2020-%02d", i+1), Title: fmt.Sprintf("Máy sấy số %d", i+1), Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020,
			Establishment: programme.EstablishmentRef{ID: 2}, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Stage: programme.Draft,
			Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 200 * programme.Million}},
		})
		must(err)
		o.ids = append(o.ids, p.ID)
		storetest.Exec(t, o.file, `UPDATE projects SET stage = 'base_passed', round = 1 WHERE id = $1`, p.ID)
		storetest.Exec(t, o.file, `UPDATE funding_lines SET appraised = requested WHERE project_id = $1`, p.ID)
	}
	must(o.store.AssignBudget(ctx, me, plan.Version, programme.PlanBudget{PlanID: plan.ID, Amount: 250 * programme.Million, Document: "99/QĐ-UBND", Dated: 2019_12_10}))
	return o
}

func (o *planHouse) field(name string, i int) string { return programme.LineField(name, o.ids[i]) }

var (
	inputTag    = regexp.MustCompile(`(?s)<(input|textarea|select)\b([^>]*)>(?:([^<]*)</textarea>)?`)
	optionTag   = regexp.MustCompile(`(?s)<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>`)
	chosenTag   = regexp.MustCompile(`<option value="([^"]*)" selected`)
	firstOption = regexp.MustCompile(`<option value="([^"]*)"`)
)

// sheet is the form of a page as a browser would send it.
func sheetOf(page, action string) url.Values {
	_, page, _ = strings.Cut(page, `action="`+action+`"`)
	page, _, _ = strings.Cut(page, "</form>")
	attr := func(tag, name string) string {
		m := regexp.MustCompile(`\b` + name + `="([^"]*)"`).FindStringSubmatch(tag)
		if m == nil {
			return ""
		}
		return html.UnescapeString(m[1])
	}
	typed := url.Values{}
	for _, m := range inputTag.FindAllStringSubmatch(page, -1) {
		name := attr(m[2], "name")
		switch {
		case name == "" || m[1] == "select":
		case m[1] == "textarea":
			typed.Add(name, html.UnescapeString(m[3]))
		case attr(m[2], "type") == "checkbox" && !strings.Contains(m[2], " checked"):
		default:
			typed.Add(name, attr(m[2], "value"))
		}
	}
	for _, m := range optionTag.FindAllStringSubmatch(page, -1) {
		at := chosenTag.FindStringSubmatch(m[2])
		if at == nil {
			at = firstOption.FindStringSubmatch(m[2])
		}
		typed.Add(m[1], html.UnescapeString(at[1]))
	}
	return typed
}

// fill opens a form of the plan as somebody and sends it with some fields
// changed; a value of "-" leaves the field out, as an unticked box does.
func (o *planHouse) fill(who, act string, change map[string]string) *httptest.ResponseRecorder {
	o.t.Helper()
	path := o.path + "/" + act
	action, _, _ := strings.Cut(path, "?")
	return o.again(who, action, sheetOf(o.get(who, path).Body.String(), action), change)
}

// get opens an address with its query.
func (o *planHouse) get(who, address string) *httptest.ResponseRecorder {
	o.t.Helper()
	path, query, _ := strings.Cut(address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		o.t.Fatal(err)
	}
	return o.as(who, http.MethodGet, path, values)
}

func (o *planHouse) again(who, path string, typed url.Values, change map[string]string) *httptest.ResponseRecorder {
	for name, value := range change {
		if value == "-" {
			typed.Del(name)
		} else {
			typed.Set(name, value)
		}
	}
	return o.as(who, http.MethodPost, path, typed)
}

func text(w *httptest.ResponseRecorder) string {
	tags := regexp.MustCompile(`<[^>]*>`)
	return html.UnescapeString(strings.Join(strings.Fields(tags.ReplaceAllString(w.Body.String(), " ")), " "))
}

// done wants an act taken; refused wants it drawn again with the words, and
// what was typed.
func (o *planHouse) done(w *httptest.ResponseRecorder) {
	o.t.Helper()
	if w.Code != http.StatusSeeOther {
		o.t.Fatalf("status %d: %s", w.Code, text(w))
	}
}

func (o *planHouse) refused(w *httptest.ResponseRecorder, status int, says string, kept ...string) {
	o.t.Helper()
	if w.Code != status || !strings.Contains(text(w), says) {
		o.t.Errorf("status %d, want %d and %q:\n%.900s", w.Code, status, says, text(w))
	}
	for _, k := range kept {
		if !strings.Contains(html.UnescapeString(w.Body.String()), k) {
			o.t.Errorf("%q is lost", k)
		}
	}
}

const (
	officer   = string(programme.RoleDepartmentOfficer)
	leader    = string(programme.RoleDepartmentLeader)
	committee = string(programme.RoleProvincialCommittee)
	finance   = string(programme.RoleFinanceOfficer)
)

var head = map[string]string{"number": "15/QĐ-UBND", "dated": "20/12/2019", "signer": "Nguyễn Văn Chủ", "signer_title": "Chủ tịch"}

func and(all ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range all {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

// TestPlanThroughItsPages takes a plan from its candidates to an adjusted plan,
// each page opened and sent by whose work it is, with what each refuses.
func TestPlanThroughItsPages(t *testing.T) {
	o := newPlanHouse(t)
	page := o.get(officer, o.path)
	for _, want := range []string{"Hết kinh phí được giao", "DP-2020-03", "Chưa duyệt 250,00", "để làm tất cả còn thiếu 50 triệu đồng", "Chọn đề án"} {
		if !strings.Contains(text(page), want) {
			t.Errorf("the plan lacks %q:\n%s", want, text(page))
		}
	}

	// Choosing.
	o.refused(o.fill(officer, "assemble", map[string]string{o.field("in", 0): "1", o.field("amount", 0): "120tr"}), 422, "cao hơn mức thẩm định 100.000.000 đồng", "120tr", `name="`+o.field("in", 0)+`" value="1" checked`)
	o.refused(o.fill(officer, "assemble", map[string]string{o.field("in", 0): "1", o.field("amount", 0): "một trăm"}), 422, "một trăm", `value="một trăm"`)
	o.refused(o.fill(officer, "assemble", map[string]string{"version": "1", o.field("in", 0): "1", o.field("reason", 2): "Chờ năm sau"}), 409, "những gì bạn gõ vẫn còn", "Chờ năm sau")
	o.done(o.fill(officer, "assemble?fill=1", map[string]string{o.field("in", 0): "-"}))

	// Submitting.
	o.refused(o.fill(leader, "submit", map[string]string{"number": "7/TTr", "dated": "31/02/2019"}), 422, "không có trong lịch", "31/02/2019")
	o.refused(o.fill(leader, "submit", map[string]string{"number": "7/TTr", "dated": "10/12/2019"}), 422, "DP-2020-01 đứng thứ 1 nhưng không được chọn", "7/TTr")
	o.done(o.fill(officer, "assemble", map[string]string{o.field("in", 0): "1", o.field("in", 2): "-"}))
	if w := o.fill(officer, "submit", map[string]string{"number": "7/TTr", "dated": "10/12/2019"}); w.Code != http.StatusForbidden {
		t.Errorf("submitted by an officer: %d", w.Code)
	}
	o.done(o.fill(leader, "submit", map[string]string{"number": "7/TTr", "dated": "10/12/2019"}))
	o.done(o.fill(finance, "opinion", map[string]string{"view": "agree", "document": "3/STC", "dated": "15/12/2019"}))

	// Approving.
	o.refused(o.fill(committee, "approve", and(head, map[string]string{o.field("amount", 0): "100tr", o.field("amount", 1): "101tr"})), 422, "cao hơn mức thẩm định", `value="101tr"`, "Nguyễn Văn Chủ")
	o.refused(o.fill(committee, "approve", and(head, map[string]string{o.field("do", 0): "back"})), 422, "lý do đưa đề án DP-2020-01", `<option value="back" selected`)
	o.refused(o.fill(committee, "approve", and(head, map[string]string{"dated": "20/12/2029"})), 422, "ở sau hôm nay", "20/12/2029")
	o.refused(o.fill(leader, "approve", head), 403, "chưa phân cấp", "Nguyễn Văn Chủ")
	stale := sheetOf(o.get(committee, o.path+"/approve").Body.String(), o.path+"/approve")
	stale.Set(o.field("version", 1), "1")
	o.refused(o.again(committee, o.path+"/approve", stale, head), 409, "thay đổi sau khi bạn mở trang", "Nguyễn Văn Chủ")
	asked := o.fill(committee, "approve", and(head, map[string]string{o.field("amount", 1): "80tr", o.field("reason", 1): "Cân đối"}))
	if asked.Code != http.StatusOK || !strings.Contains(text(asked), "Chưa có gì được ghi") || !strings.Contains(text(asked), "Đã duyệt sau quyết định 180,00") || !strings.Contains(text(asked), "thấp hơn mức trình 100,00") {
		t.Fatalf("%d %s", asked.Code, text(asked))
	}
	confirm := sheetOf(asked.Body.String(), o.path+"/approve")
	back := o.again(committee, o.path+"/approve", confirm, map[string]string{"back": "1"})
	if typed := sheetOf(back.Body.String(), o.path+"/approve"); back.Code != http.StatusOK || typed.Get(o.field("amount", 1)) != "80tr" || typed.Get("signer") != "Nguyễn Văn Chủ" {
		t.Errorf("going back lost something: %d %v", back.Code, typed)
	}
	o.done(o.again(committee, o.path+"/approve", confirm, map[string]string{"confirm": "1", "back": "-"}))
	o.refused(o.again(committee, o.path+"/approve", confirm, map[string]string{"confirm": "1"}), 409, "DP-2020-01")
	if page := text(o.get(committee, o.path)); !strings.Contains(page, "Đã phê duyệt") || !strings.Contains(page, "Đã duyệt 180,00") || !strings.Contains(page, "15/QĐ-UBND ngày 20/12/2019") {
		t.Errorf("%s", page)
	}
	o.adjust(t)
}

func (o *planHouse) adjust(t *testing.T) {
	choose := fmt.Sprintf("adjust?project=%d", o.ids[1])
	change := map[string]string{"number": "9/QĐ-SCT", "dated": "25/12/2019", "signer": "Trần Thị Lúa", "signer_title": "Giám đốc", "reason": "Cơ sở đề nghị"}
	o.refused(o.fill(leader, choose, and(change, map[string]string{o.field("support", 1): "90tr"})), 403, "thuộc thẩm quyền của Chủ tịch UBND tỉnh", `value="90tr"`)
	o.refused(o.fill(leader, choose, and(change, map[string]string{o.field("place", 1): "Xã không có"})), 422, "Xã không có", `value="Xã không có"`)
	o.refused(o.fill(leader, choose, and(change, map[string]string{o.field("until", 1): "30/30/2020"})), 422, "30/30/2020", `value="30/30/2020"`)
	o.refused(o.fill(leader, choose, and(change, map[string]string{"reason": "", o.field("support", 1): "70tr"})), 422, "Nêu lý do của quyết định")
	asked := o.fill(leader, choose, and(change, map[string]string{o.field("support", 1): "70tr", o.field("until", 1): "30/9/2020"}))
	if asked.Code != http.StatusOK || !strings.Contains(text(asked), "−10,00") || !strings.Contains(text(asked), "Hoàn thành trước hết ngày ghi “30/09/2020”") {
		t.Fatalf("%d %s", asked.Code, text(asked))
	}
	o.done(o.again(leader, o.path+"/adjust", sheetOf(asked.Body.String(), o.path+"/adjust"), map[string]string{"confirm": "1", "back": "-"}))
	for address, want := range map[string]string{
		o.path + "?on=24/12/2019": "Hỗ trợ đã duyệt 180.000.000 đồng", o.path + "?on=25/12/2019": "Hỗ trợ đã duyệt 170.000.000 đồng", o.path + "?on=1/1/2019": "0 đồng, 0 đề án",
		o.path + "/versions":                               "thay đổi −10,00 triệu đồng",
		o.path + "/decisions":                              "Điều chỉnh kế hoạch – 9/QĐ-SCT ngày 25/12/2019",
		projectPath(o.ids[1]) + "/approvals?on=24/12/2019": "Khuyến công địa phương 80.000.000 đồng",
		projectPath(o.ids[1]) + "/approvals":               "Khuyến công địa phương 70.000.000 đồng",
	} {
		if w := o.get(committee, address); w.Code != http.StatusOK || !strings.Contains(text(w), want) {
			t.Errorf("%s lacks %q:\n%s", address, want, text(w))
		}
	}
	stop := fmt.Sprintf("adjust?stop=1&project=%d", o.ids[0])
	asked = o.fill(committee, stop, and(head, map[string]string{"number": "30/QĐ-UBND", "dated": "28/12/2019", "reason": "Cơ sở giải thể"}))
	o.done(o.again(committee, o.path+"/adjust", sheetOf(asked.Body.String(), o.path+"/adjust"), map[string]string{"confirm": "1", "back": "-"}))
	if page := text(o.get(committee, o.path)); !strings.Contains(page, "Đã duyệt 70,00") || !strings.Contains(page, "Đã ngừng") {
		t.Errorf("%s", page)
	}
	a, err := o.store.AnnualPlan(context.Background(), programme.LocalUser, o.planID())
	if err != nil || len(a.Decisions) != 3 {
		t.Fatalf("%d decisions, %v", len(a.Decisions), err)
	}
	o.refused(o.fill(committee, "cancel", and(head, map[string]string{"number": "31/QĐ-UBND", "dated": "29/12/2019", "reason": "Ghi nhầm", "decision": number(a.Decisions[0].ID)})), 409, "đã có quyết định sau", "Ghi nhầm")
	asked = o.fill(committee, "cancel", and(head, map[string]string{"number": "31/QĐ-UBND", "dated": "29/12/2019", "reason": "Ghi nhầm", "decision": number(a.Decisions[2].ID)}))
	o.done(o.again(committee, o.path+"/cancel", sheetOf(asked.Body.String(), o.path+"/cancel"), map[string]string{"confirm": "1", "back": "-"}))
	if page := text(o.get(committee, o.path)); !strings.Contains(page, "Đã duyệt 170,00") {
		t.Errorf("%s", page)
	}
}

func (o *planHouse) planID() (id int64) {
	fmt.Sscanf(o.path, "/plans/%d", &id)
	return id
}

// TestPlanOfApplicant: who applies sees the own project and the registration,
// nothing of the others and nothing of what is meant to be done.
func TestPlanOfApplicant(t *testing.T) {
	o := newPlanHouse(t)
	storetest.Exec(t, o.file, `UPDATE projects SET establishment_id = 3 WHERE id = $1`, o.ids[1])
	w := o.get(string(programme.RoleEstablishment), o.path)
	page := text(w)
	if w.Code != http.StatusOK || !strings.Contains(page, "Máy sấy số 1") || strings.Contains(page, "Máy sấy số 2") || strings.Contains(page, "250") || strings.Contains(page, "Cộng dồn") || strings.Contains(page, "Lịch sử") {
		t.Errorf("%d %s", w.Code, page)
	}
	if w := o.get(string(programme.RoleEstablishment), o.path+"/annex/xlsx"); w.Code != http.StatusForbidden {
		t.Errorf("the list of all projects: %d", w.Code)
	}
}

func TestPlanRecordForms(t *testing.T) {
	o := newPlanHouse(t)
	o.refused(o.fill(officer, "budget", map[string]string{"amount": "3 tỉ rưỡi", "document": "5/QĐ", "dated": "1/1/2020"}), 422, "3 tỉ rưỡi", `value="3 tỉ rưỡi"`, "5/QĐ")
	o.refused(o.fill(officer, "budget", map[string]string{"amount": "300tr", "document": "5/QĐ", "dated": "2/1/2020"}), 422, "Nêu lý do điều chỉnh", `value="300tr"`)
	o.done(o.fill(finance, "budget", map[string]string{"amount": "300tr", "document": "5/QĐ", "dated": "2/1/2020", "note": "Bổ sung"}))
	o.refused(o.fill(officer, "call", map[string]string{"from": "1/3/2019", "to": "1/2/2019", "source": "CV 1"}), 422, "đứng trước ngày đầu", `value="1/3/2019"`)
	o.done(o.fill(officer, "call", map[string]string{"from": "1/3/2019", "to": "31/5/2019", "source": "CV 1"}))
	o.refused(o.fill(officer, "call", map[string]string{"to": "30/6/2019"}), 422, "Gia hạn đợt đăng ký từ 31/05/2019 đến 30/06/2019 cần lý do", `value="30/6/2019"`)
	o.refused(o.fill(finance, "opinion", map[string]string{"view": "against", "document": "3/STC", "dated": "15/12/2019"}), 422, "Ghi nội dung ý kiến", `<option value="against" selected`)
	a, err := o.store.AnnualPlan(context.Background(), programme.LocalUser, o.planID())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.store.SaveTarget(context.Background(), programme.LocalUser, programme.Target{ProgrammeID: a.Plan.ProgrammeID, Period: programme.Years(2019, 2020), Level: programme.Local, Content: "KC1", Support: programme.Q(int64(programme.Billion))}); err != nil {
		t.Fatal(err)
	}
	if page := text(o.get(officer, o.path+"/gap?content=KC1")); !strings.Contains(page, "Không có hồ sơ nào") {
		t.Errorf("%s", page)
	}
	o.refused(o.fill(officer, "gap?content=KC1", map[string]string{"reason_no_need": "-", "reason_other": "1"}), 422, "Ghi rõ lý do khác", `name="reason_other" value="1" checked`)
	o.done(o.fill(officer, "gap?content=KC1", map[string]string{"reason_not_told": "1"}))
	if page := text(o.get(officer, o.path)); !strings.Contains(page, "Không ghi nhận nhu cầu; Chưa tuyên truyền tới cơ sở.") {
		t.Errorf("%s", page)
	}
}
