package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
)

var (
	oldLongPhu = programme.PlaceKey{Code: "31669", From: 2004_01_01}
	newLongPhu = programme.PlaceKey{Code: "31639", From: 2025_07_01}
	longPhu1   = programme.PlaceKey{Code: "31480", From: 2025_07_01}
)

// splitOffice has three old communes: one with one successor, one on which two
// tables disagree, one of the same code as a new one; and a project in each.
func splitOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	for _, im := range []programme.PlaceImport{
		{List: "Danh mục cũ", From: 2004_01_01, To: 2025_06_30, Units: placeRows(t, "94,Tỉnh Thử,\n946,Huyện Long Phú,94\n31669,Xã Long Phú,946\n31639,Thị trấn Long Phú,946\n31582,Xã Phú Tân,946\n")},
		{List: "QĐ 19/2025/QĐ-TTg", From: 2025_07_01, Units: placeRows(t, "92,Thành phố Cần Thơ,\n31639,Xã Long Phú,92\n31480,Phường Long Phú 1,92\n31582,Xã Thuận Hòa,92\n"),
			Tables: []programme.Crosswalk{table(t, "a.csv", "31669,31639\n31669,31480\n31639,31639\n31582,31582\n"), table(t, "b.csv", "31669,31639\n31639,31639\n31582,31582\n")}},
	} {
		if _, err := o.store.ImportPlaces(ctx, me, im, false); err != nil {
			t.Fatal(err)
		}
	}
	for code, ref := range map[string]programme.PlaceRef{"X-1": {Code: "31669", Name: "Xã Long Phú"}, "X-2": {Code: "31639", Name: "Thị trấn Long Phú"}, "X-3": {Code: "31582", Name: "Xã Phú Tân"}} {
		p := o.sample(code, 2017, programme.Local, programme.Completed)
		p.Place = ref
		if _, err := o.store.SaveProject(ctx, me, p); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

func placeRows(t *testing.T, rows string) []programme.PlaceRow {
	t.Helper()
	all, err := programme.ReadPlaceRows("u.csv", []byte("code,name,parent_code\n"+rows))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func table(t *testing.T, name, rows string) programme.Crosswalk {
	t.Helper()
	c, err := programme.ReadCrosswalk(name, []byte("old_code,new_code\n"+rows))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestPlacePages(t *testing.T) {
	o := splitOffice(t)
	contains(t, o.open("/places?q=LONG+phu&on=01/01/2016"), "Xã Long Phú", "Thị trấn Long Phú", "Huyện Long Phú", "3 đơn vị", "1 đơn vị cũ chờ quyết định", "Nhập danh mục")
	contains(t, o.open("/places?on=31/02/2016"), "Ngày “31/02/2016” không có trong lịch")
	contains(t, o.open("/places?q=zzz"), "Không có đơn vị nào phù hợp")
	contains(t, o.open("/places/questions"), "Xã Long Phú mã 31669", "các bảng không khớp", "Phường Long Phú 1 (31480); Xã Long Phú (31639)")
	contains(t, o.open("/places/"+oldLongPhu.String()), "đã bãi bỏ 01/07/2025", "Huyện Long Phú", "chờ quyết định", "bảng a.csv, b.csv", "1 đề án", "X-1", "Lưu quyết định")
	contains(t, o.open("/places/"+newLongPhu.String()), "còn hiệu lực", "Hình thành từ", "Thị trấn Long Phú", "0 đề án")
	if page := o.open("/places/946@2004-01-01"); strings.Contains(page, "Lưu quyết định") || !strings.Contains(page, "không chia cho các xã") {
		t.Errorf("a district asks for a decision:\n%s", page)
	}
	for _, address := range []string{"/places/31669", "/places/31669@2025-07-01", "/places/x@y"} {
		if w := o.send(http.MethodGet, address, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
}

func TestPlaceDecision(t *testing.T) {
	o := splitOffice(t)
	address := "/places/" + oldLongPhu.String() + "/decision"
	w := o.send(http.MethodPost, address, url.Values{"to_" + longPhu1.String(): {"1"}, "none": {"1"}, "version": {"0"}, "other": {"Xã Không Có"}})
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `value="Xã Không Có"`) {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	contains(t, read(w), "Không có đơn vị hành chính “Xã Không Có”", "Vừa chọn đơn vị kế thừa vừa đánh dấu không có", "lý do, căn cứ")
	w = o.send(http.MethodPost, address, url.Values{"version": {"0"}, "reason": {"NQ"}})
	contains(t, read(w), "Chưa chọn đơn vị kế thừa nào")

	good := url.Values{"to_" + newLongPhu.String(): {"1"}, "version": {"0"}, "reason": {"Điều 1 NQ 1668/NQ-UBTVQH15"}}
	if w = o.send(http.MethodPost, address, good); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/places/"+oldLongPhu.String() {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	contains(t, o.open("/places/"+oldLongPhu.String()), "không đúng, đã loại", "Sửa quyết định", "Căn cứ: Điều 1 NQ 1668/NQ-UBTVQH15", "được tính cho đơn vị kế thừa duy nhất")
	contains(t, o.open("/places/questions"), "Không có đơn vị nào chờ quyết định")

	// Somebody else decided meanwhile: both are shown, saving again wins.
	other := url.Values{"other": {"Phường Long Phú 1"}, "version": {"0"}, "reason": {"xem lại"}}
	w = o.send(http.MethodPost, address, other)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	contains(t, read(w), "Phường Long Phú 1 (31480)", "xem lại", "Điều 1 NQ 1668")
	other.Set("version", formOf(w.Body.String()).Get("version"))
	if w = o.send(http.MethodPost, address, other); w.Code != http.StatusSeeOther {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	record, err := o.store.PlaceRecord(ctx, me, oldLongPhu)
	if err != nil || !slices.Equal(record.Decision.Successors, []programme.PlaceKey{longPhu1}) || record.Decision.Version != 2 {
		t.Fatalf("%+v, %v", record.Decision, err)
	}
}

// TestEvaluationBoundaries: the switch is kept in the address and in every
// link, both ways add up, and each row leads to its own records.
func TestEvaluationBoundaries(t *testing.T) {
	o := splitOffice(t)
	const period = "from=2016&to=2018"
	recorded, current := o.open("/evaluation?"+period), o.open("/evaluation?boundary=current&"+period)
	contains(t, recorded, "địa giới lúc ghi nhận", "Thị trấn Long Phú", "Xã Phú Tân", "Huyện Kế Sách")
	contains(t, current, "Địa bàn theo địa giới hiện hành (ngày 05/01/2026)", "Theo địa bàn, địa giới hiện hành", "Xã Long Phú (đã bãi bỏ 01/07/2025, chờ quyết định)",
		"Xã Thuận Hòa", "Huyện Kế Sách (đã bãi bỏ 01/07/2025)")
	if strings.Contains(current, "Xã Phú Tân") || strings.Contains(current, "Thị trấn Long Phú") {
		t.Errorf("what has one successor stands under its old name:\n%s", current)
	}
	body := o.send(http.MethodGet, "/evaluation?boundary=current&"+period, nil).Body.String()
	if !strings.Contains(body, `<input type="hidden" name="boundary" value="current"`) || !strings.Contains(body, "/evaluation/files/docx?boundary=current&amp;") {
		t.Error("the form of the period or the files lose the boundary")
	}
	e := o.boundaries(programme.CurrentBoundary)
	for _, r := range e.Places {
		list := o.open("/projects?" + e.Query("stage", "completed", "place", r.Key))
		want := programme.CountText(r.Done.Projects) + " đề án – hỗ trợ " + r.Done.Support.MillionsShort()
		if r.Done.Projects > 0 && !strings.Contains(list, want) || !strings.Contains(list, r.Label) {
			t.Errorf("%s (%s): the list does not say %q:\n%s", r.Label, r.Key, want, list)
		}
	}
	contains(t, o.open("/projects?place=99999@2025-07-01"), "Địa bàn “99999@2025-07-01”") // set aside
	if w := o.send(http.MethodGet, "/evaluation?boundary=x", nil); w.Code != http.StatusUnprocessableEntity || !strings.Contains(read(w), "Không có cách tính địa giới “x”") {
		t.Errorf("%d\n%s", w.Code, read(w))
	}

	// A decision moves the disputed records; the total stays.
	before := e.Level(programme.AllLevels).Done
	if err := o.store.DecidePlace(ctx, me, programme.PlaceDecision{Unit: oldLongPhu, Successors: []programme.PlaceKey{newLongPhu}, Reason: "NQ"}); err != nil {
		t.Fatal(err)
	}
	e = o.boundaries(programme.CurrentBoundary)
	for _, r := range e.Places {
		if r.Key == newLongPhu.String() && r.Done.Projects != 2 || r.Key == oldLongPhu.String() {
			t.Errorf("%+v", r)
		}
	}
	if after := e.Level(programme.AllLevels).Done; after != before {
		t.Errorf("%+v became %+v", before, after)
	}
}

func (o *office) boundaries(by programme.Boundary) programme.Evaluation {
	o.t.Helper()
	period := programme.Years(2016, 2018)
	d, err := o.store.EvaluationDataBy(ctx, me, o.of.ID, period, by, 0)
	if err != nil {
		o.t.Fatal(err)
	}
	e, err := programme.Evaluate(d, period)
	if err != nil {
		o.t.Fatal(err)
	}
	return e
}

// TestFilesSayTheirBoundary: every form that leaves the program prints by
// which boundaries its places are told.
func TestFilesSayTheirBoundary(t *testing.T) {
	o := splitOffice(t)
	note := regexp.MustCompile(`Địa bàn theo (tên và )?địa giới (lúc ghi nhận|hiện hành)`)
	for boundary, want := range map[string]string{"recorded": "lúc ghi nhận", "current": "hiện hành"} {
		query := "?from=2016&to=2018&boundary=" + boundary
		w := o.send(http.MethodGet, "/evaluation/files/html"+query, nil)
		if m := note.FindStringSubmatch(w.Body.String()); m == nil || m[2] != want {
			t.Errorf("%s: the paper says %q", boundary, m)
		}
		var exported struct {
			Boundary string `json:"places_boundary"`
			On       string `json:"places_on"`
		}
		if err := json.Unmarshal(o.send(http.MethodGet, "/evaluation/files/json"+query, nil).Body.Bytes(), &exported); err != nil || exported.Boundary != boundary || (exported.On == "2026-01-05") != (boundary == "current") {
			t.Errorf("%s: %+v, %v", boundary, exported, err)
		}
	}
	if w := o.send(http.MethodGet, "/evaluation/files/xlsx?from=2016&to=2018&boundary=current", nil); w.Code != http.StatusOK {
		t.Errorf("the workbook: %d", w.Code)
	}
	for _, tbl := range o.boundaries(programme.CurrentBoundary).Tables() {
		if tbl.Key == "Theo dia ban" && (!strings.Contains(tbl.Title, "địa giới hiện hành") || len(tbl.Notes) == 0 || !note.MatchString(tbl.Notes[0])) {
			t.Errorf("%q, %q", tbl.Title, tbl.Notes)
		}
	}
}

// TestPlacesForTheAdministrator: who keeps the lists sees units without the
// records in them.
func TestPlacesForTheAdministrator(t *testing.T) {
	o := splitOffice(t)
	admin := programme.User{ID: 9, Name: "Quản trị", Role: programme.RoleAdministrator}
	if _, err := o.store.History(ctx, admin, programme.SPlace, oldLongPhu.Number()); err != nil {
		t.Error(err)
	}
	r, err := o.store.PlaceRecord(ctx, admin, oldLongPhu)
	if err != nil || r.Projects != 0 {
		t.Errorf("%d projects, %v", r.Projects, err)
	}
	if _, err := o.store.ImportPlaces(ctx, programme.User{ID: 8, Role: programme.RoleAuditor}, programme.PlaceImport{}, true); programme.KindOf(err) != programme.Forbidden {
		t.Error(err)
	}
	if err := o.store.DecidePlace(ctx, programme.User{ID: 8, Role: programme.RoleAuditor}, programme.PlaceDecision{}); programme.KindOf(err) != programme.Forbidden {
		t.Error(err)
	}
}
