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
	"time"

	"khuyencong/programme"
)

func signInForm(login, password string, more ...string) url.Values {
	v := url.Values{"login": {login}, "password": {password}}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

// cookie is a cookie that an answer sets.
func cookie(w *httptest.ResponseRecorder, name string) *http.Cookie {
	for _, c := range w.Result().Cookies() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func TestSignIn(t *testing.T) {
	o := newOffice(t)
	officer := string(programme.RoleCentreOfficer)
	before := o.tokens[officer]
	w := o.as(officer, http.MethodPost, "/login", signInForm("centre.officer", password, "next", "/projects/5"))
	c := cookie(w, sessionCookie)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/projects/5" || c == nil {
		t.Fatalf("%d to %q", w.Code, w.Header().Get("Location"))
	}
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Value == before || len(c.Value) < 43 || c.Secure {
		t.Errorf("the cookie: %+v", c)
	}
	if w := o.as(officer, http.MethodGet, "/projects", nil); outcome(w) != "login" {
		t.Error("the session before signing in lives on")
	}
	o.tokens[officer] = c.Value
	page := o.as(officer, http.MethodGet, "/projects/5", nil).Body.String()
	if !strings.Contains(page, "Người centre_officer") || !strings.Contains(page, "Đăng xuất") {
		t.Error("the frame does not name who has signed in")
	}
	if w := o.as(officer, http.MethodPost, "/logout", nil); w.Code != http.StatusSeeOther || cookie(w, sessionCookie).MaxAge >= 0 {
		t.Errorf("signing out: %d", w.Code)
	}
	if w := o.as(officer, http.MethodGet, "/projects", nil); outcome(w) != "login" || !strings.HasPrefix(w.Header().Get("Location"), "/login?next=%2Fprojects") {
		t.Errorf("after signing out: %d %q", w.Code, w.Header().Get("Location"))
	}
	o.server.HTTPS = true
	w = o.as("", http.MethodPost, "/login", signInForm("centre.officer", password))
	for _, c := range w.Result().Cookies() {
		if !c.Secure {
			t.Errorf("behind TLS the cookie %s is not for HTTPS only", c.Name)
		}
	}
}

func TestSignInIsRefused(t *testing.T) {
	o := newOffice(t)
	var said []string
	for _, login := range []string{"centre.officer", "khong.co"} {
		w := o.as("", http.MethodPost, "/login", signInForm(login, "một mật khẩu sai hẳn"))
		if w.Code != http.StatusUnprocessableEntity || cookie(w, sessionCookie) != nil {
			t.Errorf("%s: %d", login, w.Code)
		}
		if strings.Contains(w.Body.String(), "sai hẳn") {
			t.Error("the password is written back into the page")
		}
		said = append(said, strings.ReplaceAll(w.Body.String(), login, "X"))
	}
	if said[0] != said[1] {
		t.Error("the answer tells whether the login exists")
	}
	for name, change := range map[string]func(*http.Request){
		"cross-site": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"old":        func(r *http.Request) { r.Header.Set("Origin", "https://example.org") },
	} {
		if w := o.send(http.MethodPost, "/login", signInForm("centre.officer", password), change); w.Code != http.StatusForbidden || cookie(w, sessionCookie) != nil {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

func TestOneAddressMayFailSoOften(t *testing.T) {
	o := newOffice(t)
	from := func(address string) func(*http.Request) {
		return func(r *http.Request) { r.RemoteAddr = address + ":40000" }
	}
	for range mostTries {
		o.server.tries.tooMany("203.0.113.7", o.now)
		o.server.tries.failed("203.0.113.7")
	}
	if w := o.send(http.MethodPost, "/login", signInForm("centre.officer", password), from("203.0.113.7")); w.Code != http.StatusTooManyRequests {
		t.Errorf("after %d failures: %d", mostTries, w.Code)
	}
	if w := o.send(http.MethodPost, "/login", signInForm("centre.officer", password), from("203.0.113.8")); w.Code != http.StatusSeeOther {
		t.Errorf("another address: %d", w.Code)
	}
	proxied := func(r *http.Request) {
		from("127.0.0.1")(r)
		r.Header.Set("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
	}
	if w := o.send(http.MethodPost, "/login", signInForm("centre.officer", password), proxied); w.Code != http.StatusTooManyRequests {
		t.Errorf("the same address behind a proxy: %d", w.Code)
	}
	forged := func(r *http.Request) {
		from("203.0.113.7")(r)
		r.Header.Set("X-Forwarded-For", "198.51.100.1")
	}
	if w := o.send(http.MethodPost, "/login", signInForm("centre.officer", password), forged); w.Code != http.StatusTooManyRequests {
		t.Errorf("an address that names another: %d", w.Code)
	}
	o.now = o.now.Add(triesTime)
	if w := o.send(http.MethodPost, "/login", signInForm("centre.officer", password), from("203.0.113.7")); w.Code != http.StatusSeeOther {
		t.Errorf("after the pause: %d", w.Code)
	}
}

func TestNextStaysHere(t *testing.T) {
	for next, want := range map[string]string{
		"/projects/5": "/projects/5", "/projects?q=a&page=2": "/projects?q=a&page=2", "": "/", "projects": "/",
		"//example.org": "/", `/\example.org`: "/", "https://example.org": "/", "/a\r\nLocation: x": "/", "javascript:alert(1)": "/",
		"/login": "/", "/login?next=//example.org": "/", "/\t/example.org": "/",
	} {
		if got := localPath(next); got != want {
			t.Errorf("%q leads to %q, want %q", next, got, want)
		}
	}
	o := newOffice(t)
	w := o.as("", http.MethodPost, "/login", signInForm("centre.officer", password, "next", "//example.org/x"))
	if w.Header().Get("Location") != "/" {
		t.Errorf("signing in leads to %q", w.Header().Get("Location"))
	}
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)

// hiddenFields are the fields that a page carries on.
func hiddenFields(w *httptest.ResponseRecorder) url.Values {
	v := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(w.Body.String(), -1) {
		v.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	return v
}

// What was typed before the session ended is not lost: the page to sign in
// carries it, also through a wrong password, and one click sends it again.
func TestTypedTextSurvivesTheEndOfASession(t *testing.T) {
	o := newOffice(t)
	officer := string(programme.RoleCentreOfficer)
	typed := url.Values{
		"name": {"Cơ sở “Chè Đường” & <con>"}, "legal_form": {"household"}, "tax_code": {""}, "place": {"Huyện Kế Sách (943)"},
		"note": {"dòng một\r\ndòng hai\r\n"}, "password": {"bí mật"},
	}
	o.now = o.now.Add(31 * time.Minute)
	w := o.as(officer, http.MethodPost, "/establishments", typed)
	if w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "bí mật") {
		t.Fatalf("%d: a page to sign in without the password", w.Code)
	}
	carried := hiddenFields(w)
	carried.Set("login", "centre.officer")
	carried.Set("password", "một mật khẩu sai hẳn")
	w = o.as(officer, http.MethodPost, "/login", carried)
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("wrong password: %d", w.Code)
	}
	carried = hiddenFields(w)
	carried.Set("login", "centre.officer")
	carried.Set("password", password)
	w = o.as(officer, http.MethodPost, "/login", carried)
	c := cookie(w, sessionCookie)
	if w.Code != http.StatusOK || c == nil || !strings.Contains(w.Body.String(), `action="/establishments"`) {
		t.Fatalf("no page to send again: %d", w.Code)
	}
	o.tokens[officer] = c.Value
	again := hiddenFields(w)
	typed.Del("password")
	if again.Encode() != typed.Encode() {
		t.Errorf("carried %q, typed %q", again, typed)
	}
	w = o.as(officer, http.MethodPost, "/establishments", again)
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/establishments/") {
		t.Errorf("sent again: %d\n%.400s", w.Code, w.Body)
	}
	carried.Set("to", "//example.org/steal")
	if w := o.as("", http.MethodPost, "/login", carried); strings.Contains(w.Body.String(), "example.org") {
		t.Error("what was typed can be sent elsewhere")
	}
}

// A text in a form with a file comes through too; the file must be chosen anew.
func TestTypedTextOfAnUploadSurvives(t *testing.T) {
	o := newOffice(t)
	body := "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nNăm 2019 có 6 đề án\r\n--x\r\n" +
		"Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc\r\n--x--\r\n"
	r := httptest.NewRequest(http.MethodPost, "http://localhost/checks", strings.NewReader(body))
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	w := httptest.NewRecorder()
	o.server.ServeHTTP(w, r)
	got := hiddenFields(w)
	if w.Code != http.StatusUnauthorized || got.Get(typedPrefix+"text") != "Năm 2019 có 6 đề án" || got.Get("parts") != "1" || !strings.Contains(w.Body.String(), "chọn lại") {
		t.Errorf("%d %v", w.Code, got)
	}
}

func TestSignedInEveryHostIsServed(t *testing.T) {
	o := newOffice(t)
	w := o.send(http.MethodGet, "/login", nil, func(r *http.Request) { r.Host = "khuyencong.example.org" })
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none';") {
		t.Errorf("%d", w.Code)
	}
}

// The page to sign in lists the sample's accounts in the illustrative office
// and nowhere else, and pressing one signs in with what was typed before.
func TestSampleAccountsOnThePage(t *testing.T) {
	o := newOffice(t)
	page := o.as("", http.MethodGet, "/login", nil).Body.String()
	if strings.Contains(page, "Vào thử") || strings.Contains(page, password) {
		t.Error("a real database shows accounts to try")
	}
	if w := o.as("", http.MethodPost, "/login", url.Values{"sample": {"centre.officer"}}); w.Code != http.StatusUnprocessableEntity || cookie(w, sessionCookie) != nil {
		t.Errorf("a real database lets one in without a password: %d", w.Code)
	}
	if err := o.store.MarkSample(context.Background(), programme.LocalUser, password); err != nil {
		t.Fatal(err)
	}
	typed := url.Values{"name": {"Cơ sở Chè Đường"}, "legal_form": {"household"}}
	w := o.as("", http.MethodPost, "/establishments", typed)
	page = w.Body.String()
	for _, word := range []string{password, `name="sample" value="centre.officer"`, "Chức vụ Kiểm toán, thanh tra"} {
		if !strings.Contains(page, word) {
			t.Errorf("the page does not have %q", word)
		}
	}
	form := hiddenFields(w)
	form.Set("sample", "centre.officer")
	w = o.as("", http.MethodPost, "/login", form)
	if cookie(w, sessionCookie) == nil || !strings.Contains(w.Body.String(), "Cơ sở Chè Đường") {
		t.Errorf("one press does not sign in: %d", w.Code)
	}
}
