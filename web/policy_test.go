package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// house is a server on the illustrative province with a draft report, so that
// every kind of record has one with the number 1.
type house struct {
	t      *testing.T
	server *Server
	store  *store.Store
	file   string // of the database, where it is one
	key    string // of a difference of 2016-2018
	log    bytes.Buffer
}

func newHouse(t *testing.T) *house {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sample.db")
	h := houseOn(t, storetest.Open(t, file))
	h.file = file
	return h
}

// houseOn is a house on an empty database of either engine.
func houseOn(t *testing.T, s *store.Store) *house {
	t.Helper()
	h := &house{t: t, store: s}
	h.server = New(h.store, "test", slog.New(slog.NewTextHandler(&h.log, nil)))
	ctx, u, period := context.Background(), programme.LocalUser, programme.Years(2016, 2018)
	if err := sample.Fill(ctx, h.store); err != nil {
		t.Fatal(err)
	}
	d, err := h.store.EvaluationData(ctx, u, 1, period)
	if err != nil {
		t.Fatal(err)
	}
	e, err := programme.Evaluate(d, period)
	if err != nil {
		t.Fatal(err)
	}
	h.key = e.Differences[0].Key
	if _, err := h.store.SaveReport(ctx, u, NewReport(e)); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.SavePost(ctx, u, programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer, From: 2016_01_01}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.SaveApprovalLimit(ctx, u, programme.ApprovalLimit{UpTo: programme.Million, Source: "QĐ thử", Clause: "Điều 1", From: 2016_01_01}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.AddKnownCriteria(ctx, u); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.AddKnownRules(ctx, u); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.SaveArea(ctx, u, programme.Area{Kind: programme.AreaMinority, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Source: "QĐ thử", From: 2016_01_01}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.AddKnownInspectionPoints(ctx, u); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.AddKnownPapers(ctx, u); err != nil {
		t.Fatal(err)
	}
	return h
}

// usual is what the pages of the sample's evaluation are asked with.
func (h *house) usual() url.Values {
	return url.Values{"programme": {"1"}, "from": {"2016"}, "to": {"2018"}, "key": {h.key}}
}

// send asks for an address; change, if any, makes the request another one.
func (h *house) send(method, path string, values url.Values, change func(*http.Request)) *httptest.ResponseRecorder {
	h.t.Helper()
	var r *http.Request
	if method == http.MethodGet {
		r = httptest.NewRequest(method, "http://localhost"+path+"?"+values.Encode(), nil)
	} else {
		r = httptest.NewRequest(method, "http://localhost"+path, strings.NewReader(values.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	h.server.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		h.t.Errorf("%s %s?%s: %d\n%s", method, path, values.Encode(), w.Code, h.log.String())
		h.log.Reset()
	}
	return w
}

// records is a fingerprint of all that the database keeps: its file and the
// pages that are still to be moved into it.
func (h *house) records() [sha256.Size]byte {
	h.t.Helper()
	sum := sha256.New()
	for _, name := range []string{h.file, h.file + "-wal"} {
		b, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			h.t.Fatal(err)
		}
		sum.Write(b)
	}
	return [sha256.Size]byte(sum.Sum(nil))
}

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// address splits a pattern into its method and its path with the id filled in.
func address(t *testing.T, rt route, id string) (method, path string) {
	t.Helper()
	method, path, ok := strings.Cut(rt.pattern, " ")
	if !ok {
		t.Fatalf("%q names no method", rt.pattern)
	}
	return method, wildcard.ReplaceAllStringFunc(path, func(name string) string {
		switch name {
		case "{id}":
			return id
		case "{key}":
			return "943@2004-01-01"
		case "{format}":
			return "xlsx"
		case "{aid}", "{mid}", "{sid}", "{vid}", "{photo}", "{eid}", "{form}":
			return id
		case "{level}":
			return string(programme.Local)
		case "{year}":
			return "2017"
		case "{paper}":
			if strings.Contains(rt.pattern, "/print/") || strings.Contains(rt.pattern, "/blank_forms/") {
				return "proposal"
			}
			return "sheet"
		case "{what}":
			return "marked"
		case "{size}":
			return "small"
		case "{token}": // a calendar's secret address that nobody has
			return "khong-co.ics"
		case "{code}": // of a paper that nobody issued
			return "7KQM-4RTX-W2NB-PD9H"
		case "{template}":
			return string(programme.TellReturned)
		case "{move}":
			return "withdraw"
		case "{month}":
			return "6"
		case "{indicator}":
			return string(programme.Jobs)
		case "{file}":
			return "grants.json"
		case "{rest...}":
			return "khong-co"
		case "{$}":
			return ""
		}
		t.Fatalf("%q: say in this test what %s may be", rt.pattern, name)
		return ""
	})
}

func TestEveryRouteHasItsPolicy(t *testing.T) {
	seen := map[string]bool{}
	for _, rt := range new(Server).routes() {
		method, _ := address(t, rt, "1")
		want := map[string][]policy{http.MethodGet: {reads}, http.MethodPost: {writes, uploads}}[method]
		ok := false
		for _, p := range want {
			ok = ok || rt.policy == p
		}
		if !ok || rt.handle == nil || seen[rt.pattern] {
			t.Errorf("%q: policy %d; a GET reads, a POST writes or uploads, each address once", rt.pattern, rt.policy)
		}
		seen[rt.pattern] = true
	}
}

var inline = regexp.MustCompile(`<style|\sstyle="|\son[a-z]+="|<script>`)

// refusedPages are those that the sample has nothing for, and why.
var refusedPages = map[string]string{
	"GET /reports/{id}/files/{format}":   "a draft has no files yet",
	"GET /reports/{id}/records":          "the address names no figure",
	"GET /funds/{level}/{year}/vouchers": "its first and last day are no years",
	"GET /accounts/{id}":                 "a machine without sign-in has no accounts",
	"GET /accounts/{id}/handover":        "a machine without sign-in has no accounts",
	"GET /public/check/answer":           "the address holds no answers",
	"GET /calendar/{token}":              "a machine without sign-in has no calendars of theirs",
	"GET /projects/{id}/moves/{move}":    "a record of old books is moved by none",

	"GET /projects/{id}/papers/{paper}":   "a record of old books has no papers",
	"GET /projects/{id}/appraisal":        "a record of old books is not appraised",
	"GET /projects/{id}/appraisals/{aid}": "a record of old books has no report",
	"GET /appraisal_criteria/{id}/edit":   "the province of the sample gives no points",
	"GET /payment_rules/{id}/edit":        "the province of the sample has loaded no rules of paying",
	"GET /projects/{id}/matters/new":      "the address names no kind",
	"GET /projects/{id}/matters/{mid}":    "nothing is open beside the sample's records",
	"GET /announcements/{id}":             "nothing was announced in the sample",
	"GET /visits/{id}":                    "the province of the sample has no visits",
	"GET /stories/{id}":                   "the sample tells no story",
	"GET /issued/new":                     "the address names no record",
	"GET /issued/{id}":                    "the sample has issued no paper",
	"GET /issued/{id}/{format}":           "the sample has issued no paper",
	"GET /signed":                         "the address names no record",
	"GET /signed/{id}":                    "the sample has no signed copies",
	"GET /verify/{code}":                  "nobody issued a paper with this code",
	"GET /forms/{id}":                     "the province of the sample has no forms of its own",
	"GET /forms/{id}/file":                "the province of the sample has no forms of its own",
	"GET /forms/{id}/filled":              "the province of the sample has no forms of its own",
	"GET /projects/{id}/forms/{form}":     "the province of the sample has no forms of its own",
	"GET /stories/{id}/photo":             "the sample tells no story",
	"GET /stories/{id}/edit":              "the sample tells no story",
	"GET /public/stories/{id}":            "the sample tells no story",
	"GET /public/stories/{id}/photo":      "the sample tells no story",
	"GET /imports/{id}":                   "nobody has brought a book into the sample",
	"GET /imports/{id}/columns":           "nobody has brought a book into the sample",
	"GET /imports/{id}/check":             "nobody has brought a book into the sample",
	"GET /imports/{id}/line":              "nobody has brought a book into the sample",
	"GET /imports/{id}/parties":           "nobody has brought a book into the sample",
	"GET /imports/{id}/confirm":           "nobody has brought a book into the sample",
	"GET /imports/{id}/done":              "nobody has brought a book into the sample",
	"GET /imports/{id}/undo":              "nobody has brought a book into the sample",
	"GET /imports/{id}/files/{what}":      "nobody has brought a book into the sample",

	"GET /projects/{id}/matters/{mid}/report":           "nothing is open beside the sample's records",
	"GET /projects/{id}/matters/{mid}/minutes":          "nothing is open beside the sample's records",
	"GET /projects/{id}/matters/{mid}/minutes/{format}": "nothing is open beside the sample's records",
	"GET /projects/{id}/photos/{photo}/{size}":          "a record of old books has no photos",

	"GET /projects/{id}/acceptance":                 "a record of old books is not accepted in the program",
	"GET /projects/{id}/acceptances/{aid}":          "a record of old books is not accepted in the program",
	"GET /projects/{id}/acceptances/{aid}/{format}": "a record of old books is not accepted in the program",
	"GET /projects/{id}/settlement":                 "a record of old books is not settled in the program",
	"GET /projects/{id}/settlements/{sid}":          "a record of old books is not settled in the program",
	"GET /projects/{id}/settlements/{sid}/{format}": "a record of old books is not settled in the program",
	"GET /projects/{id}/vouchers/new":               "a record of old books has no vouchers",
	"GET /projects/{id}/vouchers/{vid}/edit":        "a record of old books has no vouchers",
	"GET /projects/{id}/vouchers/{vid}/file":        "a record of old books has no vouchers",
	"GET /projects/{id}/voucher_table/{format}":     "a paper is made as Word and PDF",
	"GET /projects/{id}/bundle/{format}":            "the bundle is PDF or ZIP",
	"GET /projects/{id}/liquidation/{format}":       "a record of old books has no contract",
	"GET /projects/{id}/print/{paper}/{format}":     "a paper is made as Word and PDF, or looked at",
	"GET /blank_forms/{paper}/{format}":             "no content is chosen",
	"GET /project_list/{format}":                    "a paper is made as Word and PDF, or looked at",

	"GET /projects/{id}/matters/{mid}/evidence/{eid}": "nothing is open beside the sample's records",
	"GET /projects/{id}/letter/{format}":              "a record of old books was decided on before the program",
	"GET /projects/{id}/contract/edit":                "a record of old books has no contract",
	"GET /projects/{id}/contract/annex":               "a record of old books has no contract",
	"GET /projects/{id}/contract/versions":            "a record of old books has no contract",
	"GET /projects/{id}/contract/file/{format}":       "a record of old books has no contract",

	"GET /projects/{id}/appraisals/{aid}/{paper}/{format}": "a record of old books has no report",
	"GET /projects/{id}/receipt/{format}":                  "a record of old books was never submitted, so nothing was taken in",
}

// To look changes nothing, and every page can be drawn under the policy that
// forbids inline styles and scripts.
func TestGetChangesNothing(t *testing.T) {
	h := newHouse(t)
	before := h.records()
	for _, rt := range h.server.routes() {
		method, path := address(t, rt, "1")
		if method != http.MethodGet {
			continue
		}
		w := h.send(method, path, h.usual(), nil)
		if h.records() != before {
			t.Fatalf("%s changed the database", rt.pattern)
		}
		if strings.HasPrefix(path, "/api/") {
			continue // it refuses words that are not its own; api_test.go asks it properly
		}
		if why := refusedPages[rt.pattern]; w.Code >= 400 && why == "" {
			t.Errorf("%s: %d", path, w.Code)
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none';") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s is served under the policy %q", path, csp)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			if m := inline.FindString(w.Body.String()); m != "" {
				t.Errorf("%s has %q, which the policy makes do nothing", path, m)
			}
		}
	}
	r, err := h.store.Remark(context.Background(), programme.LocalUser, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.SaveRemark(context.Background(), programme.LocalUser, r); err != nil {
		t.Fatal(err)
	}
	if h.records() == before {
		t.Error("a save does not show in the fingerprint: the test above proves nothing")
	}
}

// Another site cannot make the browser of somebody here send a form.
func TestOtherSitesCannotWrite(t *testing.T) {
	h := newHouse(t)
	before := h.records()
	for name, other := range map[string]func(*http.Request){
		"a form on another site": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"an old browser":         func(r *http.Request) { r.Header.Set("Origin", "https://example.org") },
		"a neighbouring site":    func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
	} {
		for _, rt := range h.server.routes() {
			if method, path := address(t, rt, "1"); method == http.MethodPost {
				if w := h.send(method, path, h.usual(), other); w.Code != http.StatusForbidden {
					t.Errorf("%s, %s: %d", name, rt.pattern, w.Code)
				}
			}
		}
	}
	if h.records() != before {
		t.Error("a refused form changed the database")
	}
}

// A name elsewhere that leads to this machine opens nothing.
func TestOnlyThisMachineIsServed(t *testing.T) {
	h := newHouse(t)
	named := func(host string) func(*http.Request) { return func(r *http.Request) { r.Host = host } }
	for _, rt := range h.server.routes() {
		method, path := address(t, rt, "1")
		if w := h.send(method, path, h.usual(), named("khuyencong.example.org")); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", rt.pattern, w.Code)
		}
	}
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "127.0.0.1": 200,
		"localhost.example.org": 403, "127.0.0.1.example.org:8080": 403, "192.168.1.5:8080": 403, "localhost@example.org": 403, "": 403,
	} {
		if w := h.send(http.MethodGet, "/projects", nil, named(host)); w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
	}
}

func TestUnknownRecordsAreNotFound(t *testing.T) {
	h := newHouse(t)
	before := h.records()
	check := func(method, path string) {
		t.Helper()
		if strings.HasPrefix(path, "/api/") { // it takes no words but its own, and answers in its own form
			if w := h.send(method, path, nil, nil); w.Code != http.StatusNotFound {
				t.Errorf("%s %s: %d\n%.300s", method, path, w.Code, w.Body)
			}
			return
		}
		w := h.send(method, path, h.usual(), nil)
		if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "<title>Không tìm thấy") {
			t.Errorf("%s %s: %d\n%.300s", method, path, w.Code, w.Body)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none';") {
			t.Errorf("%s %s: no content security policy", method, path)
		}
	}
	for _, rt := range h.server.routes() {
		if !strings.Contains(rt.pattern, "{id}") {
			continue
		}
		for _, id := range []string{"999999", "0", "-1", "abc", "1.5", "99999999999999999999", "%27%20OR%201=1", "%00"} {
			check(address(t, rt, id))
		}
	}
	check(http.MethodGet, "/khong-co-trang-nay")
	check(http.MethodPost, "/khong-co-trang-nay")
	if h.records() != before {
		t.Error("what is not found changed the database")
	}
}

// Whatever is sent, nobody sees a bug: it is refused in words, or accepted.
func TestNothingSentBreaksAPage(t *testing.T) {
	names := strings.Fields(`programme from to key page sort level kind content place stage establishment q version code title name
		year text position difference counts by on reason evidence date support projects value period unit measure number note`)
	junk := func(value string) url.Values {
		v := url.Values{}
		for _, name := range names {
			v.Set(name, value)
		}
		return v
	}
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		h := houseOn(t, s)
		backwards := h.usual()
		backwards.Set("from", "2018")
		backwards.Set("to", "2016")
		backwards.Set("key", "không có")
		mixed := junk("~!@#$%^&*()")
		for name, values := range h.usual() {
			mixed[name] = values
		}
		for _, values := range []url.Values{nil, h.usual(), backwards, junk("abc"), junk("\x00\xff"), junk("-1"), junk("99999999999999999999"), junk("'\"<&>%"), mixed} {
			for _, rt := range h.server.routes() {
				method, path := address(t, rt, "1")
				h.send(method, path, values, nil)
			}
		}
	})
}
