package web

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

const aPDF = "%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"

// living is an office with a draft of the establishment, which lacks a paper
// that is demanded.
func living(t *testing.T) (*office, programme.Project) {
	t.Helper()
	o := newOffice(t)
	ctx := context.Background()
	if _, err := o.store.SavePaperRule(ctx, programme.LocalUser, programme.PaperRule{Code: "bao_gia", Name: "Báo giá thử", Level: programme.AllLevels, Required: true, Source: "TT", From: 2010_01_01, ConfirmedBy: "Lan"}); err != nil {
		t.Fatal(err)
	}
	p, err := o.store.SaveProject(ctx, o.users[string(programme.RoleEstablishment)], programme.Project{
		ProgrammeID: 1, Title: "Máy thử", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020, Stage: programme.Draft,
		Establishment: programme.EstablishmentRef{ID: 2}, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"},
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 150 * programme.Million}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return o, p
}

const (
	applicant = string(programme.RoleEstablishment)
	checker   = string(programme.RoleCentreOfficer)
)

// upload sends a file with the fields of a form.
func (o *office) upload(who string, id int64, name, content string, fields map[string]string) *httptest.ResponseRecorder {
	o.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for field, value := range fields {
		m.WriteField(field, value)
	}
	if name != "" {
		part, err := m.CreateFormFile("file", name)
		if err != nil {
			o.t.Fatal(err)
		}
		part.Write([]byte(content))
	}
	m.Close()
	r := httptest.NewRequest(http.MethodPost, fmt.Sprintf("http://localhost/projects/%d/papers", id), &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: sessionCookie, Value: o.tokens[who]})
	w := httptest.NewRecorder()
	o.server.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		o.t.Errorf("upload: %d\n%s", w.Code, o.log.String())
	}
	return w
}

func (o *office) project(id int64) programme.Project {
	o.t.Helper()
	p, err := o.store.Project(context.Background(), programme.LocalUser, id)
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

// has checks the answer to a request.
func has(t *testing.T, what string, w *httptest.ResponseRecorder, code int, words ...string) {
	t.Helper()
	if w.Code != code {
		t.Errorf("%s: %d, want %d\n%.1500s", what, w.Code, code, w.Body)
	}
	for _, word := range words {
		if !strings.Contains(w.Body.String(), word) {
			t.Errorf("%s: does not say %q", what, word)
		}
	}
}

func TestPaperUploads(t *testing.T) {
	o, p := living(t)
	path := papersPath(p.ID)
	has(t, "the checklist", o.as(applicant, http.MethodGet, path, nil), 200, "Báo giá thử", "Còn thiếu 1 giấy tờ bắt buộc", `type="file"`)
	code := map[string]string{"code": "bao_gia", "remark_bao_gia": "Ghi chú đã gõ"}
	has(t, "a page as pdf", o.upload(applicant, p.ID, "a.pdf", "<html><script>alert(1)</script>", code), 422, "không phải dạng được nhận", "Ghi chú đã gõ", `id="f-file_bao_gia"`)
	has(t, "too large", o.upload(applicant, p.ID, "a.pdf", "%PDF-"+strings.Repeat("x", programme.MaxPaperFile), code), 422, "lớn hơn 20 MB")
	has(t, "far too large", o.upload(applicant, p.ID, "a.pdf", strings.Repeat("x", 26<<20), code), 422, "lớn hơn 20 MB")
	has(t, "no file", o.upload(applicant, p.ID, "", "", code), 422, "Chọn một tệp")
	has(t, "no such line", o.upload(applicant, p.ID, "a.pdf", aPDF, map[string]string{"code": "khong_co"}), 422, "không có mục giấy tờ")
	has(t, "a bad day", o.upload(checker, p.ID, "", "", map[string]string{"code": "bao_gia", "kept_at_bao_gia": "Văn thư", "taken_in_by_bao_gia": "Lan", "taken_in_on_bao_gia": "31/2/2026"}), 422, "không có trong lịch")
	has(t, "by an auditor", o.upload(string(programme.RoleAuditor), p.ID, "a.pdf", aPDF, code), 403)
	if w := o.upload(applicant, p.ID, `..\báo giá "1".html`, aPDF, code); w.Code != http.StatusSeeOther {
		t.Fatalf("a good file: %d %s", w.Code, w.Body)
	}
	lines, err := o.store.Papers(context.Background(), programme.LocalUser, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	var paper programme.Paper
	for _, l := range lines {
		if current, ok := l.Current(); ok {
			paper = current
		}
	}
	file := fmt.Sprintf("%s/%d", path, paper.ID)
	w := o.as(applicant, http.MethodGet, file, nil)
	has(t, "the file", w, 200)
	h := w.Header()
	if w.Body.String() != aPDF || h.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(h.Get("Content-Disposition"), `attachment; filename="bao-gia-thu.pdf"`) ||
		h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Content-Security-Policy") != "default-src 'none'; sandbox" || strings.ContainsAny(h.Get("Content-Disposition"), "\r\n<>\\") {
		t.Errorf("%q %v", w.Body, h)
	}

	// Another establishment's people, by the numbers.
	stranger, missing := o.as(string(programme.RoleNationalAgency), http.MethodGet, file, nil), o.as(string(programme.RoleNationalAgency), http.MethodGet, "/projects/999999/papers/1", nil)
	if stranger.Code != http.StatusNotFound || missing.Code != http.StatusNotFound || stranger.Body.Len() != missing.Body.Len() {
		t.Errorf("a file out of scope: %d, one that is not there: %d", stranger.Code, missing.Code)
	}
	has(t, "the checklist out of scope", o.as(string(programme.RoleNationalAgency), http.MethodGet, path, nil), 404)
	has(t, "under another project", o.as(applicant, http.MethodGet, fmt.Sprintf("/projects/%d/papers/%d", p.ID+1, paper.ID), nil), 404)
	has(t, "no number", o.as(applicant, http.MethodGet, path+"/a.pdf", nil), 404)
	has(t, "drop without a reason", o.as(applicant, http.MethodPost, path+"/drop", url.Values{"code": {"bao_gia"}}), 422, "lý do bỏ giấy tờ")
	if w := o.as(applicant, http.MethodPost, path+"/drop", url.Values{"code": {"bao_gia"}, "drop_bao_gia": {"Nhầm"}}); w.Code != http.StatusSeeOther {
		t.Errorf("drop: %d", w.Code)
	}
	has(t, "after that", o.as(applicant, http.MethodGet, path, nil), 200, "Còn thiếu 1 giấy tờ", "Các bản trước (2)", "Nhầm")
}

// TestFromSubmissionBackAndAgain goes the whole way through the pages: checked,
// returned, answered, submitted again.
func TestFromSubmissionBackAndAgain(t *testing.T) {
	o, p := living(t)
	o.upload(applicant, p.ID, "bao-gia.pdf", aPDF, map[string]string{"code": "bao_gia"})
	ctx := context.Background()
	p, err := o.store.Move(ctx, o.users[applicant], p.ID, o.project(p.ID).Version, programme.Submit, "")
	if err != nil {
		t.Fatal(err)
	}
	papers, back := papersPath(p.ID), returnPath(p.ID)
	lines, _ := o.store.Papers(ctx, programme.LocalUser, p.ID)
	paper := ""
	for _, l := range lines {
		if current, ok := l.Current(); ok {
			paper = number(current.ID)
		}
	}
	check := url.Values{"version": {number(p.Version)}, "paper_bao_gia": {paper}, "ok_bao_gia": {"no"}, "note_bao_gia": {"Từ năm ngoái"}, "do": {"save"}}
	has(t, "not in order, no cause", o.as(checker, http.MethodPost, papers+"/check", check), 422, "Chọn nguyên nhân", "Từ năm ngoái")
	check.Set("cause_bao_gia", string(programme.CauseExpired))
	if w := o.as(checker, http.MethodPost, papers+"/check", check); w.Code != http.StatusSeeOther {
		t.Fatalf("check: %d %s", w.Code, w.Body)
	}
	has(t, "checked", o.as(checker, http.MethodGet, papers, nil), 200, "1 giấy tờ chưa đạt", back, "Giấy tờ hết hạn")

	// The paper that is not in order is a point already; one is added, one is wrong.
	has(t, "the form", o.as(checker, http.MethodGet, back, url.Values{"field": {"place"}}), 200, `value="paper:bao_gia" selected`, `value="place" selected`, "Từ năm ngoái")
	points := url.Values{
		"version": {number(p.Version)}, "note": {"Sửa giúp"}, "do": {"save"},
		"field_2": {"paper:bao_gia"}, "cause_2": {string(programme.CauseExpired)}, "remedy_2": {"Xin báo giá mới"},
		"field_5": {"note"}, "cause_5": {string(programme.CauseOther)}, "remedy_5": {"Ghi <b>lý do</b>"},
	}
	has(t, "other, in no words", o.as(checker, http.MethodPost, back, points), 422, "Ghi rõ nguyên nhân", "Xin báo giá mới", "Ghi &lt;b&gt;lý do&lt;/b&gt;", `name="text_2"`)
	has(t, "one more row", o.as(checker, http.MethodPost, back, altered(points, map[string]string{"do": "more"})), 200, `name="remedy_5"`, "Xin báo giá mới")
	has(t, "by who applied", o.as(applicant, http.MethodPost, back, points), 403)
	points.Set("text_5", "Chưa rõ vì sao cần máy")
	has(t, "of an older version", o.as(checker, http.MethodPost, back, altered(points, map[string]string{"version": "1"})), 409, "Đề án đã thay đổi", "Chưa rõ vì sao cần máy")
	if w := o.as(checker, http.MethodPost, back, points); w.Code != http.StatusSeeOther {
		t.Fatalf("return: %d %s", w.Code, w.Body)
	}
	if p = o.project(p.ID); p.Stage != programme.Returned || !p.Writes("note") || p.Writes("place") {
		t.Fatalf("%+v", p)
	}

	page := o.as(applicant, http.MethodGet, back, nil)
	has(t, "the checklist", page, 200, "2 điểm cần bổ sung", "Chưa rõ vì sao cần máy", papers+"#paper-bao_gia", "Thời hạn đang tạm dừng", "Sửa giúp")
	has(t, "the points on the dossier's own page", o.as(applicant, http.MethodGet, projectPath(p.ID), nil), 200, "2 điểm cần bổ sung", "Chưa rõ vì sao cần máy",
		`<a href="`+papers+`#paper-bao_gia"`, `<a class="button" href="`+back+`">Mở các điểm cần bổ sung</a>`, `<a class="button quiet" href="`+projectPath(p.ID)+`/edit"`)
	if w := o.as(string(programme.RoleDepartmentOfficer), http.MethodGet, projectPath(p.ID), nil); !strings.Contains(w.Body.String(), "Xin báo giá mới") || strings.Contains(w.Body.String(), "#paper-bao_gia") {
		t.Error("an officer does not read the points, or is led to mend them")
	}
	returns, _ := o.store.Returns(ctx, programme.LocalUser, p.ID)
	first, second := number(returns[0].Points[0].ID), number(returns[0].Points[1].ID)
	answers := url.Values{"version": {number(p.Version)}, "answer_" + first: {"done"}, "answer_" + second: {"disagree"}, "reply_" + second: {""}, "do": {"resubmit"}}
	path := projectPath(p.ID) + "/answers"
	has(t, "not agreed, no words", o.as(applicant, http.MethodPost, path, answers), 422, "nêu lý do không đồng ý")
	has(t, "one answered", o.as(applicant, http.MethodPost, path, altered(answers, map[string]string{"answer_" + second: ""})), 422, "Chưa trả lời điểm cần bổ sung")
	has(t, "says mended, and is not", o.as(applicant, http.MethodGet, back, nil), 200, "mục này chưa thay đổi")
	has(t, "of an older version", o.as(applicant, http.MethodPost, path, altered(answers, map[string]string{"version": "1", "reply_" + second: "Đã rõ"})), 409)
	has(t, "somebody else's", o.as(string(programme.RoleNationalAgency), http.MethodPost, path, answers), 403)

	edit := o.as(applicant, http.MethodGet, projectPath(p.ID)+"/edit", nil)
	has(t, "the form of a dossier that came back", edit, 200, "chỉ sửa được các mục được nêu", `name="note"`, "Ghi &lt;b&gt;lý do&lt;/b&gt;", papers+"#paper-bao_gia")
	for _, locked := range []string{`name="title"`, `name="place"`, `name="requested_support"`, `name="content"`} {
		if strings.Contains(edit.Body.String(), locked) {
			t.Errorf("the form offers %s", locked)
		}
	}
	o.as(applicant, http.MethodPost, projectPath(p.ID), url.Values{"version": {number(p.Version)}, "title": {"Máy khác"}, "stage": {"approved"}, "requested_support": {"900tr"}, "note": {"Điện yếu"}})
	if now := o.project(p.ID); now.Title != p.Title || now.Stage != p.Stage || now.Requested() != p.Requested() {
		t.Errorf("a form changed what is locked: %+v", now)
	}

	// What is locked is locked for whatever sends it.
	crafted := p
	crafted.Title, crafted.Note = "Máy khác", "Điện yếu"
	if _, err := o.store.SaveProject(ctx, o.users[applicant], crafted); programme.KindOf(err) != programme.Invalid {
		t.Errorf("a locked field: %v", err)
	}
	o.upload(applicant, p.ID, "moi.pdf", aPDF+"2", map[string]string{"code": "bao_gia"})
	if w := o.as(applicant, http.MethodPost, path, altered(answers, map[string]string{"reply_" + second: "Đã rõ trong đơn"})); w.Code != http.StatusSeeOther {
		t.Fatalf("resubmit: %d %s", w.Code, w.Body)
	}
	if p = o.project(p.ID); p.Stage != programme.Submitted || p.Round != 2 {
		t.Errorf("%+v", p)
	}
	has(t, "too late", o.as(applicant, http.MethodPost, path, answers), 409)
	if w := o.as(applicant, http.MethodGet, projectPath(p.ID), nil); strings.Contains(w.Body.String(), `id="returned"`) {
		t.Error("points that are answered still stand on the dossier's page")
	}
	has(t, "what is to be looked at first", o.as(checker, http.MethodGet, projectPath(p.ID), nil), 200, `<a class="button" href="`+papers+`">Mở giấy tờ</a>`)
	has(t, "what was answered", o.as(checker, http.MethodGet, back, nil), 200, "Đã rõ trong đơn", "Không đồng ý", roundsPath(p.ID))
	has(t, "the rounds", o.as(checker, http.MethodGet, roundsPath(p.ID), nil), 200, "1 mục khác nhau", "Giấy tờ: Báo giá thử", `id="field-note"`, "Đã rõ trong đơn")
	has(t, "a round that is not there", o.as(checker, http.MethodGet, roundsPath(p.ID), url.Values{"from": {"9"}, "to": {"x"}}), 200)
	has(t, "somebody else's rounds", o.as(string(programme.RoleNationalAgency), http.MethodGet, roundsPath(p.ID), nil), 404)

	has(t, "the receipt", o.as(applicant, http.MethodGet, receiptPath(p.ID), nil), 200, "GIẤY TIẾP NHẬN HỒ SƠ", "lần thứ 2", "bản 2: moi.pdf")
	w := o.as(applicant, http.MethodGet, receiptPath(p.ID)+"/pdf", url.Values{"round": {"1"}})
	again := o.as(checker, http.MethodGet, receiptPath(p.ID)+"/pdf", url.Values{"round": {"1"}})
	if w.Code != 200 || !bytes.HasPrefix(w.Body.Bytes(), []byte("%PDF-")) || !bytes.Equal(w.Body.Bytes(), again.Body.Bytes()) || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("the first receipt: %d, %d bytes", w.Code, w.Body.Len())
	}
	has(t, "a receipt that is not there", o.as(applicant, http.MethodGet, receiptPath(p.ID)+"/pdf", url.Values{"round": {"9"}}), 404)

	has(t, "the statistics", o.as(checker, http.MethodGet, "/rounds", url.Values{"by": {"officer"}}), 200, "Người centre_officer", "Giấy tờ hết hạn", p.Code)
	has(t, "of one cause", o.as(checker, http.MethodGet, "/rounds", url.Values{"cause": {"missing"}}), 200, "0 hồ sơ.")
	has(t, "days that are none", o.as(checker, http.MethodGet, "/rounds", url.Values{"from": {"1/13/2026"}}), 200, "không có trong lịch", "1/13/2026")
	has(t, "days the wrong way", o.as(checker, http.MethodGet, "/rounds", url.Values{"from": {"2026"}, "to": {"2025"}}), 200, "đứng trước ngày đầu")
}

func TestPaperRulePages(t *testing.T) {
	o, _ := living(t)
	director := string(programme.RoleCentreDirector)
	form := url.Values{"code": {"Giấy"}, "name": {"Giấy phép"}, "level": {"both"}, "contents": {"KC3c", "KC1", "KC99"}, "source": {"TT 1"}, "from": {"1/1/2020"}, "required": {"1"}, "note": {"đã gõ"}}
	has(t, "a bad code", o.as(director, http.MethodPost, "/papers", form), 422, "Mã giấy tờ gồm", "đã gõ", `value="KC3c" checked`)
	form.Set("code", "giay_phep")
	form.Set("level", string(programme.AllLevels))
	if w := o.as(director, http.MethodPost, "/papers", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	has(t, "the list", o.as(director, http.MethodGet, "/papers", nil), 200, "Giấy phép", "chưa, không bắt buộc")
	all, _ := o.store.PaperRules(context.Background(), programme.LocalUser)
	var saved programme.PaperRule
	for _, r := range all {
		if r.Code == "giay_phep" {
			saved = r
		}
	}
	if len(saved.Contents) != 2 || saved.Contents[0] != "KC1" {
		t.Errorf("%+v", saved)
	}
	form.Set("confirmed_by", "Phước")
	form.Set("version", number(saved.Version))
	if w := o.as(director, http.MethodPost, paperRulePath(saved.ID), form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	has(t, "of an older version", o.as(director, http.MethodPost, paperRulePath(saved.ID), form), 409, "vừa được người khác lưu", "Phước")
	has(t, "by an officer", o.as(checker, http.MethodPost, "/papers", form), 403)
}

// altered is a form with some values changed.
func altered(typed url.Values, change map[string]string) url.Values {
	all := maps.Clone(typed)
	for name, value := range change {
		all.Set(name, value)
	}
	return all
}
