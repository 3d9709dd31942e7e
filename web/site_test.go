package web

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// livingOffice is the illustrative office behind the pages: people who have
// signed in, and projects that are being carried out.
func livingOffice(t *testing.T, logins ...string) *office {
	t.Helper()
	s := storetest.Open(t, filepath.Join(t.TempDir(), "office.db"))
	s.Now = func() time.Time { return time.Date(2026, 11, 20, 2, 0, 0, 0, time.UTC) }
	if err := sample.FillOffice(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, store: s}
	h.server = New(s, "test", slog.New(slog.NewTextHandler(&h.log, nil)))
	o := &office{house: h, users: map[string]programme.User{}, tokens: map[string]string{}, now: s.Now()}
	for _, login := range logins {
		token, err := s.SignIn(context.Background(), login, sample.OfficePassword, "")
		if err != nil {
			t.Fatal(err)
		}
		o.tokens[login] = token
		if o.users[login], _, err = s.Session(context.Background(), token); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// open finds the project of a code's end, and its newest matter of a kind that
// stands in a state.
func (o *office) open(code string, kind programme.MatterKind, state programme.MatterState) programme.Matter {
	o.t.Helper()
	all, err := o.store.AllProjects(context.Background(), programme.LocalUser, store.ProjectFilter{Text: code})
	if err != nil || len(all) == 0 {
		o.t.Fatalf("%s: %d, %v", code, len(all), err)
	}
	matters, err := o.store.Matters(context.Background(), programme.LocalUser, all[0].ID)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, m := range matters {
		if m.Kind == kind && m.State == state {
			return m
		}
	}
	o.t.Fatalf("%s has no %s that is %s", code, kind, state)
	return programme.Matter{}
}

// sendPhotos sends a form with files called photos.
func (o *office) sendPhotos(who, path string, values url.Values, files ...[]byte) *httptest.ResponseRecorder {
	o.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for field := range values {
		m.WriteField(field, values.Get(field))
	}
	for _, f := range files {
		part, err := m.CreateFormFile("photos", "anh.jpg")
		if err != nil {
			o.t.Fatal(err)
		}
		part.Write(f)
	}
	m.Close()
	r := httptest.NewRequest(http.MethodPost, "http://localhost"+path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: sessionCookie, Value: o.tokens[who]})
	w := httptest.NewRecorder()
	o.server.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		o.t.Errorf("%s: %d\n%s", path, w.Code, o.log.String())
	}
	return w
}

// shot is a photo of the machine with what a camera writes into it.
func shot(t *testing.T) []byte {
	t.Helper()
	p := image.NewRGBA(image.Rect(0, 0, 90, 60))
	for y := range 60 {
		for x := range 90 {
			p.Set(x, y, color.RGBA{uint8(x * 2), uint8(y * 4), uint8(x ^ y), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	// Big-endian, one line: the maker of the camera.
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x0f\x00\x02\x00\x00\x00\x0a\x00\x00\x00\x1a\x00\x00\x00\x00MayAnhBiMat"
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	return append(head, b.Bytes()[2:]...)
}

var photoAddress = regexp.MustCompile(`/projects/\d+/photos/\d+/small`)

// TestProgressPages: the report that is asked for is sent from a form of few
// fields, wrong input comes back as typed, and it appears on the project's page.
func TestProgressPages(t *testing.T) {
	o := livingOffice(t, "chuyen.vien2", "chuyen.vien", "xa.ke.sach", "kiem.toan")
	m := o.open("DP-2026-42", programme.MatterProgress, "due")
	if page := o.as("chuyen.vien2", http.MethodGet, matterPath(m), nil).Body.String(); !strings.Contains(page, matterPath(m)+"/report") {
		t.Errorf("the page of the period does not lead to its form")
	}
	if w := o.as("xa.ke.sach", http.MethodGet, matterPath(m)+"/report", nil); w.Code != http.StatusNotFound {
		t.Errorf("seen from another commune: %d", w.Code)
	}
	if w := o.as("kiem.toan", http.MethodGet, matterPath(m)+"/report", nil); w.Code != http.StatusSeeOther {
		t.Errorf("the auditor gets the form: %d", w.Code)
	}
	bad := url.Values{"version": {number(m.Version)}, "done": {"Đã lắp <máy>"}, "percent": {"sáu mươi"}, "spent_own": {"12 con gà"}, "ends": {"40/13/2026"}}
	w := o.sendPhotos("chuyen.vien2", matterPath(m)+"/report", bad, []byte("không phải ảnh"))
	for _, want := range []string{`value="sáu mươi"`, `value="12 con gà"`, `value="40/13/2026"`, "Đã lắp &lt;máy&gt;", `id="f-photos-error"`, `id="f-percent-error"`} {
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%d, no %q", w.Code, want)
		}
	}
	today := programme.DayOf(o.store.Now())
	good := url.Values{"version": {number(m.Version)}, "done": {"Đã lắp máy"}, "percent": {"60 %"}, "spent_support": {"20tr"}, "spent_own": {"35tr"}, "ends": {today.Plus(30).String()},
		"obstacle_type": {"supplier"}, "obstacle": {"Bên bán chưa cử thợ"}}
	if w := o.sendPhotos("chuyen.vien2", matterPath(m)+"/report", good, shot(t)); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	if w := o.sendPhotos("chuyen.vien2", matterPath(m)+"/report", good); w.Code != http.StatusConflict {
		t.Errorf("sent twice: %d", w.Code)
	}
	page := words(o.as("chuyen.vien", http.MethodGet, projectPath(m.ProjectID), nil))
	for _, want := range []string{"Quý này", "60", "20,00", "chậm", "Bên bán chưa cử thợ"} {
		if !strings.Contains(page, want) {
			t.Errorf("the project's page does not say %q", want)
		}
	}
	if board := words(o.as("chuyen.vien", http.MethodGet, "/obstacles", url.Values{"q": {"ben ban"}})); !strings.Contains(board, "Bên bán, lắp đặt") || strings.Contains(board, "Điện ba pha") {
		t.Errorf("the board:\n%s", board)
	}
}

// TestMinutesPages: minutes are written in pieces and nothing typed is lost,
// something wrong needs a finding, and what is concluded is a paper.
func TestMinutesPages(t *testing.T) {
	o := livingOffice(t, "chuyen.vien", "giam.doc", "ke.toan")
	m := o.open("DP-2026-42", programme.MatterVisit, "planned")
	path := minutesPath(m)
	form := o.as("chuyen.vien", http.MethodGet, path, nil)
	if form.Code != http.StatusOK || !strings.Contains(words(form), "Máy ly tâm tách mật") || !strings.Contains(words(form), "An toàn lao động") {
		t.Fatalf("%d: %s", form.Code, words(form))
	}
	typed := url.Values{"version": {"0"}, "do": {"more"}, "members": {"3"}, "member_1": {"Lan"}, "side_1": {"centre"}, "work": {"Đang lắp"}, "held": {"hôm qua"}}
	if w := o.as("chuyen.vien", http.MethodPost, path, typed); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `value="hôm qua"`) || !strings.Contains(w.Body.String(), `name="member_5"`) {
		t.Errorf("another row: %d", w.Code)
	}
	typed.Set("do", "save")
	if w := o.as("chuyen.vien", http.MethodPost, path, typed); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `id="f-held-error"`) || !strings.Contains(w.Body.String(), "Đang lắp") {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	typed.Set("held", programme.DayOf(o.store.Now()).String())
	if w := o.as("chuyen.vien", http.MethodPost, path, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	typed.Set("work", "Đã lắp, chạy được")
	if w := o.as("giam.doc", http.MethodPost, path, typed); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "Đã lắp, chạy được") || !strings.Contains(words(w), "Đang lắp") {
		t.Errorf("written over: %d: %s", w.Code, words(w))
	}
	if w := o.as("ke.toan", http.MethodPost, path, typed); w.Code != http.StatusForbidden {
		t.Errorf("by the accountant: %d", w.Code)
	}
	if w := o.sendPhotos("chuyen.vien", photosPath(m), url.Values{"of": {"plate"}, "machine": {"1"}, "back": {"minutes"}}, shot(t)); w.Code != http.StatusSeeOther || w.Header().Get("Location") != path+"#photos" {
		t.Errorf("%d: %s", w.Code, words(w))
	}
	for _, line := range regexp.MustCompile(`name="point_([a-z_]+)"`).FindAllStringSubmatch(form.Body.String(), -1) {
		typed.Set("point_"+line[1], "yes")
	}
	for field, value := range map[string]string{"version": "1", "do": "conclude", "number": "08/BB", "where": "Xưởng", "conclusion": "Tốt", "member_2": "Hũ", "side_2": "establishment", "serial_1": "LT-1", "run_1": "no"} {
		typed.Set(field, value)
	}
	w := o.as("chuyen.vien", http.MethodPost, path, typed)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(words(w), "chạy thử không đạt") {
		t.Fatalf("concluded with a machine that does not run: %d: %s", w.Code, words(w))
	}
	raise := url.Values{"kind": {"finding"}, "type": {"quality"}, "text": {"Máy rung mạnh"}, "owner": {"establishment"}, "blocking": {"1"}, "raised_in": {number(m.ID)}}
	if w := o.as("chuyen.vien", http.MethodPost, projectPath(m.ProjectID)+"/matters", raise); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	if w := o.as("chuyen.vien", http.MethodPost, path, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	page := words(o.as("giam.doc", http.MethodGet, path, nil))
	for _, want := range []string{"BIÊN BẢN KIỂM TRA", "Máy rung mạnh", "Đã lắp, chạy được", "1 ảnh nhãn máy", "ĐẠI DIỆN"} {
		if !strings.Contains(page, want) {
			t.Errorf("the paper does not say %q:\n%s", want, page)
		}
	}
	for format, head := range map[string]string{"pdf": "%PDF-", "docx": "PK"} {
		if w := o.as("giam.doc", http.MethodGet, path+"/"+format, nil); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), head) {
			t.Errorf("%s: %d", format, w.Code)
		}
	}
	if w := o.as("chuyen.vien", http.MethodPost, path, typed); w.Code != http.StatusConflict {
		t.Errorf("changed after it was concluded: %d", w.Code)
	}
}

// TestPhotoPages: what leaves for who applies carries nothing of what the camera
// wrote; the original is for the offices, to be saved.
func TestPhotoPages(t *testing.T) {
	o := livingOffice(t, "chuyen.vien", "cong.tac.vien")
	m := o.open("DP-2026-41", programme.MatterFinding, "open")
	if w := o.sendPhotos("chuyen.vien", photosPath(m), url.Values{"of": {"fault"}}, shot(t)); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, words(w))
	}
	if w := o.sendPhotos("chuyen.vien", photosPath(m), url.Values{"of": {"fault"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(words(w), "Chưa chọn ảnh nào") {
		t.Errorf("nothing was chosen: %d", w.Code)
	}
	for who, inside := range map[string]bool{"chuyen.vien": true, "cong.tac.vien": false} {
		page := o.as(who, http.MethodGet, matterPath(m), nil)
		small := photoAddress.FindString(page.Body.String())
		if page.Code != http.StatusOK || small == "" {
			t.Fatalf("%s: %d, no photo", who, page.Code)
		}
		for _, size := range []string{"small", "large"} {
			w := o.as(who, http.MethodGet, strings.TrimSuffix(small, "small")+size, nil)
			if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/jpeg" || bytes.Contains(w.Body.Bytes(), []byte("MayAnh")) || bytes.Contains(w.Body.Bytes(), []byte("Exif")) {
				t.Errorf("%s, %s: %d, %s", who, size, w.Code, w.Header())
			}
		}
		w := o.as(who, http.MethodGet, strings.TrimSuffix(small, "small")+"original", nil)
		if inside != (w.Code == http.StatusOK) || inside && (!bytes.Contains(w.Body.Bytes(), []byte("MayAnh")) || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment")) {
			t.Errorf("%s, the original: %d", who, w.Code)
		}
	}
}

// TestInspectionPlan: the plan names every reason with its points, and is not
// for who is visited.
func TestInspectionPlan(t *testing.T) {
	o := livingOffice(t, "chuyen.vien", "cong.tac.vien")
	page := words(o.as("chuyen.vien", http.MethodGet, "/inspections", nil))
	for _, want := range []string{"Hỗ trợ ứng dụng máy ly tâm tách mật", "Cơ sở được hỗ trợ lần đầu.", "Đã tạm ứng 48.000.000 đồng", "hẹn "} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q:\n%s", want, page)
		}
	}
	if w := o.as("cong.tac.vien", http.MethodGet, "/inspections", nil); w.Code != http.StatusForbidden {
		t.Errorf("who applies reads who is to be visited: %d", w.Code)
	}
	home := words(o.as("cong.tac.vien", http.MethodGet, "/", nil))
	if !strings.Contains(home, "Tồn tại, vướng mắc quá hạn") || !strings.Contains(home, "Điện ba pha") {
		t.Errorf("what is overdue is not on everyone's home page:\n%s", home)
	}
}
