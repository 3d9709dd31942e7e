package web

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
)

var markup = regexp.MustCompile(`<[^>]*>`)

// words are the text of a page, blanks joined.
func words(w *httptest.ResponseRecorder) string {
	return strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(w.Body.String(), " "))), " ")
}

// atBase makes a project that has come to the base level's appraisal.
func (o *office) atBase() programme.Project {
	o.t.Helper()
	ctx, u := context.Background(), programme.LocalUser
	e, err := o.store.Establishment(ctx, u, 2)
	if err != nil {
		o.t.Fatal(err)
	}
	p, err := o.store.SaveProject(ctx, u, programme.Project{
		ProgrammeID: 1, Code: "DP-2020-99", Title: "Máy sấy lạnh", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020, Stage: programme.Draft,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: e.Place, Commitment: 150 * programme.Million,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 150 * programme.Million}},
	})
	if err != nil {
		o.t.Fatal(err)
	}
	if _, err := o.store.SaveStart(ctx, u, programme.ProjectStart{ProjectID: p.ID, Begun: programme.NotBegun}); err != nil {
		o.t.Fatal(err)
	}
	for _, m := range []programme.Move{programme.Submit, programme.Check, programme.Forward} {
		if p, err = o.store.Move(ctx, u, p.ID, p.Version, m, ""); err != nil {
			o.t.Fatal(err)
		}
	}
	return p
}

// officerReport is the form of an officer's report as he types it.
func officerReport(change map[string]string) url.Values {
	v := url.Values{
		"id": {"0"}, "version": {"0"}, "by": {"officer"}, "office": {"Sở Công Thương"}, "declared_1": {"no"}, "conclusion": {"pass"}, "found_local": {"90tr"},
		"reason_found_local": {"Giá máy theo báo giá thấp hơn"}, "act": {"conclude"},
	}
	for _, code := range []string{"fit", "effect", "capacity", "combination", "file"} {
		v.Set("mark_1_"+code, "yes")
	}
	for name, value := range change {
		v.Set(name, value)
	}
	return v
}

// TestAppraisalRefused: what is wrong is said with its rule, nothing that was
// typed is lost, and nothing goes to the leader.
func TestAppraisalRefused(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	path := appraisalPath(p.ID)
	tests := []struct {
		name   string
		change map[string]string
		want   string // in the error list
		kept   string // in the page
	}{
		{"a change without a reason", map[string]string{"reason_found_local": ""}, "số thẩm định khác số đề nghị. Ghi lý do", `value="90tr"`},
		{"more than asked", map[string]string{"found_local": "101tr", "reason_found_local": ""}, "cao hơn đề nghị 100.000.000 đồng", `value="101tr"`},
		{"an interest of the officer", map[string]string{"declared_1": "yes", "interest_1": "Góp vốn"}, "nên không được chấm", `value="Góp vốn"`},
		{"no declaration", map[string]string{"declared_1": ""}, "chưa khai có lợi ích liên quan", ""},
		{"a figure that is none", map[string]string{"found_local": "chín mươi"}, "chín mươi", `value="chín mươi"`},
		{"a fail without a cause", map[string]string{"conclusion": "fail"}, "Chọn ít nhất một nguyên nhân không đạt", ""},
		{"a test that is not met", map[string]string{"mark_1_effect": "no", "remark_1_effect": "Không rõ đầu ra <b>"}, "Kết luận đạt trái với kết quả thẩm định", "Không rõ đầu ra &lt;b&gt;"},
		{"a test without an answer", map[string]string{"mark_1_file": ""}, "chưa chấm “sự đầy đủ của hồ sơ”", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := officerReport(tt.change)
			if f, err := o.store.AppraisalForm(context.Background(), programme.LocalUser, p.ID); err != nil {
				t.Fatal(err)
			} else {
				v.Set("id", number(f.Draft.ID))
				v.Set("version", number(f.Draft.Version))
			}
			w := o.as(string(programme.RoleDepartmentOfficer), http.MethodPost, path, v)
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(words(w), tt.want) || !strings.Contains(w.Body.String(), tt.kept) {
				t.Errorf("%d, want %q and %q:\n%s", w.Code, tt.want, tt.kept, words(w))
			}
		})
	}
	waiting, err := o.store.AppraisalsWaiting(context.Background(), o.users[string(programme.RoleDepartmentLeader)])
	if err != nil || len(waiting) != 0 {
		t.Errorf("%d reports went to the leader: %v", len(waiting), err)
	}
}

// TestAppraisalByTheLeader follows a report from the officer to the leader, who
// may not conclude while conditions are open, and back.
func TestAppraisalByTheLeader(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	officer, leader := string(programme.RoleDepartmentOfficer), string(programme.RoleDepartmentLeader)
	w := o.as(officer, http.MethodPost, appraisalPath(p.ID), officerReport(nil))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, words(w))
	}
	show := w.Header().Get("Location")
	if again := o.as(officer, http.MethodGet, appraisalPath(p.ID), nil); again.Header().Get("Location") != show {
		t.Errorf("while it waits the form leads to %q", again.Header().Get("Location"))
	}
	page := words(o.as(leader, http.MethodGet, show, nil))
	for _, want := range []string{"PHIẾU THẨM ĐỊNH", "Kết luận đạt thẩm định", "Chưa kết luận được", "Trả lại phiếu", "90,00", "−10,00"} {
		if !strings.Contains(page, want) {
			t.Errorf("the leader's page does not say %q", want)
		}
	}
	if page := words(o.as(officer, http.MethodGet, show, nil)); strings.Contains(page, "Trả lại phiếu") || !strings.Contains(page, "Bạn đã viết phiếu") {
		t.Errorf("the officer may conclude, or does not read why not:\n%s", page)
	}
	w = o.as(officer, http.MethodPost, show+"/decision", url.Values{"version": {"2"}, "move": {"pass_base"}})
	if w.Code != http.StatusForbidden {
		t.Errorf("the officer concludes: %d", w.Code)
	}
	w = o.as(leader, http.MethodPost, show+"/decision", url.Values{"version": {"1"}, "move": {"pass_base"}, "note": {"Đồng ý với phiếu"}})
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "Đồng ý với phiếu") {
		t.Errorf("an old version: %d", w.Code)
	}
	w = o.as(leader, http.MethodPost, show+"/decision", url.Values{"version": {"2"}, "move": {"pass_base"}, "note": {"Đồng ý với phiếu"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(words(w), "Điều kiện hỗ trợ chưa xong") || !strings.Contains(w.Body.String(), "Đồng ý với phiếu") {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	if w = o.as(leader, http.MethodPost, show+"/return", url.Values{"version": {"2"}, "remark": {""}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("sent back without a reason: %d", w.Code)
	}
	if w = o.as(leader, http.MethodPost, show+"/return", url.Values{"version": {"2"}, "remark": {"Xem lại giá"}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	if page := words(o.as(officer, http.MethodGet, appraisalPath(p.ID), nil)); !strings.Contains(page, "Lãnh đạo đã trả lại phiếu trước Xem lại giá") {
		t.Errorf("the officer does not read why:\n%s", page)
	}
	for _, which := range []string{"/sheet/docx", "/sheet/pdf"} {
		if w := o.as(leader, http.MethodGet, show+which, nil); w.Code != http.StatusOK || w.Body.Len() < 1000 {
			t.Errorf("%s: %d, %d bytes", which, w.Code, w.Body.Len())
		}
	}
	for _, which := range []string{"/minutes/pdf", "/sheet/xlsx", "/song/pdf"} {
		if w := o.as(leader, http.MethodGet, show+which, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", which, w.Code)
		}
	}
	if w := o.as(leader, http.MethodGet, strings.Replace(show, projectPath(p.ID), projectPath(1), 1), nil); w.Code != http.StatusNotFound {
		t.Errorf("a report under another project: %d", w.Code)
	}
	if w := o.as(string(programme.RoleEstablishment), http.MethodGet, show, nil); w.Code != http.StatusNotFound {
		t.Errorf("who applies opens a report that was sent back: %d", w.Code)
	}
}

// TestCouncilForm: a council's rows, marks only for who votes, and minutes.
func TestCouncilForm(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	officer := string(programme.RoleDepartmentOfficer)
	v := officerReport(map[string]string{
		"by": "council", "members": "5", "member_1": "Võ Thị Hạnh", "role_1": "chair", "member_2": "Phan Minh Khôi", "role_2": "secretary", "declared_2": "no",
		"member_3": "Lê Văn Tám", "role_3": "reviewer", "declared_3": "yes", "interest_3": "em ruột chủ cơ sở", "mark_3_fit": "yes", "act": "more",
	})
	w := o.as(officer, http.MethodPost, appraisalPath(p.ID), v)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `name="member_8"`) || !strings.Contains(w.Body.String(), `value="Võ Thị Hạnh"`) {
		t.Fatalf("more rows: %d", w.Code)
	}
	v.Set("act", "save")
	w = o.as(officer, http.MethodPost, appraisalPath(p.ID), v)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(words(w), "Lê Văn Tám có lợi ích liên quan đến đề án nên không được chấm") {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	v.Del("mark_3_fit")
	if w = o.as(officer, http.MethodPost, appraisalPath(p.ID), v); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	page := o.as(officer, http.MethodGet, appraisalPath(p.ID), nil)
	if body := page.Body.String(); strings.Contains(body, `name="mark_3_fit"`) || !strings.Contains(body, `name="mark_2_fit"`) || !strings.Contains(words(page), "3. Lê Văn Tám – Ủy viên phản biện, có lợi ích liên quan") {
		t.Errorf("who stands aside has a place for marks, or no place is there for who votes:\n%s", words(page))
	}
	show := appraisalShowPath(programme.Appraisal{ID: 1, ProjectID: p.ID})
	if text := words(o.as(officer, http.MethodGet, show, nil)); !strings.Contains(text, "Lê Văn Tám: có lợi ích liên quan (em ruột chủ cơ sở), không tham gia chấm") {
		t.Errorf("the minutes do not name him:\n%s", text)
	}
	sheet := func(who, member string) (int, string) {
		w := o.as(who, http.MethodGet, show+"/score/view", url.Values{"member": {member}})
		return w.Code, words(w)
	}
	if code, text := sheet(officer, "2"); code != http.StatusOK || !strings.Contains(text, "Thành viên: Phan Minh Khôi") || strings.Contains(text, "Võ Thị Hạnh") {
		t.Errorf("the score sheet of one member: %d %s", code, text)
	}
	if code, text := sheet(officer, ""); code != http.StatusOK || strings.Contains(text, "Phan Minh Khôi") {
		t.Errorf("the empty score sheet: %d %s", code, text)
	}
	for _, one := range [][2]string{{officer, "9"}, {string(programme.RoleEstablishment), "2"}} {
		if code, _ := sheet(one[0], one[1]); code != http.StatusNotFound {
			t.Errorf("the score sheet of member %s as %s: %d", one[1], one[0], code)
		}
	}
	// Somebody else saved meanwhile: what was typed stands beside it.
	v.Set("id", "1")
	v.Set("version", "1")
	v.Set("statement", "Nhận xét của tôi")
	if w = o.as(officer, http.MethodPost, appraisalPath(p.ID), v); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	v.Set("statement", "Nhận xét muộn")
	w = o.as(string(programme.RoleDepartmentLeader), http.MethodPost, appraisalPath(p.ID), v)
	if w.Code != http.StatusConflict || !strings.Contains(words(w), "Nhận xét chung Nhận xét muộn Nhận xét của tôi") || !strings.Contains(w.Body.String(), `name="version" value="2"`) {
		t.Errorf("%d: %s", w.Code, words(w))
	}
}

func TestAppraisalCriteriaPage(t *testing.T) {
	o := newOffice(t)
	admin := string(programme.RoleAdministrator)
	o.as(admin, http.MethodPost, appraisalCriteriaPath+"/known", nil)
	if page := words(o.as(admin, http.MethodGet, appraisalCriteriaPath, nil)); !strings.Contains(page, "chưa, không áp dụng") || !strings.Contains(page, "Chưa có quy định trong kho về điểm thẩm định") {
		t.Errorf("%s", page)
	}
	v := url.Values{"code": {""}, "name": {"Sản phẩm đặc trưng"}, "level": {"local"}, "weight": {"mười"}, "scale": {"10"}, "source": {"QĐ 1"}, "clause": {"Điều 2"}, "from": {"01/01/2026"}}
	w := o.as(admin, http.MethodPost, appraisalCriteriaPath, v)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="mười"`) {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	v.Set("weight", "10")
	v.Set("confirmed_by", "Lâm Quốc Trị")
	if w = o.as(admin, http.MethodPost, appraisalCriteriaPath, v); w.Code != http.StatusSeeOther {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	if page := words(o.as(admin, http.MethodGet, appraisalCriteriaPath, nil)); !strings.Contains(page, "Tổng điểm cao nhất 10") {
		t.Errorf("a confirmed row is not applied:\n%s", page)
	}
}

// TestLivingPagesAreDrawn opens every page of a report and of matters on a
// project on its way: looking changes nothing, and nothing inline is in them.
func TestLivingPagesAreDrawn(t *testing.T) {
	o := newOffice(t)
	p := o.atBase()
	officer := string(programme.RoleDepartmentOfficer)
	w := o.as(officer, http.MethodPost, appraisalPath(p.ID), officerReport(map[string]string{"act": "save"}))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, words(w))
	}
	w = o.as(officer, http.MethodPost, projectPath(p.ID)+"/matters", url.Values{"kind": {"visit"}, "type": {"before"}, "text": {"Xem mặt bằng"}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, words(w))
	}
	if _, err := o.store.AddKnownAppraisalCriteria(context.Background(), programme.LocalUser); err != nil {
		t.Fatal(err)
	}
	before := o.records()
	for _, path := range []string{
		appraisalPath(p.ID), projectPath(p.ID) + "/appraisals/1", projectPath(p.ID) + "/matters/new?kind=opinion", projectPath(p.ID) + "/matters/new?kind=visit",
		w.Header().Get("Location"), "/matters", appraisalCriteriaPath, appraisalCriteriaPath + "/1/edit", appraisalCriteriaPath + "/new",
	} {
		path, kind, _ := strings.Cut(path, "?kind=")
		page := o.as(string(programme.RoleDepartmentLeader), http.MethodGet, path, url.Values{"kind": {kind}})
		if page.Code != http.StatusOK || inline.FindString(page.Body.String()) != "" || o.records() != before {
			t.Errorf("%s: %d, inline %q, changed %v", path, page.Code, inline.FindString(page.Body.String()), o.records() != before)
		}
	}
}
