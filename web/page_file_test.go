package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"image/png"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"khuyencong/programme"
)

// noFiles are the tables of pages that do not leave as files, and why.
var noFiles = map[string]string{
	"acceptance.templ":    "a form: what is typed into it is on the record's page afterwards",
	"appraisal.templ":     "a form",
	"contract_form.templ": "a form",
	"parts_form.templ":    "a form",
	"project_form.templ":  "a form",
	"settlement.templ":    "a form",
	"calendar.templ":      "a month's calendar: it leaves as .ics, and its list of days as a table",
	"import_look.templ":   "the first lines of the office's own book",
	"check_card.templ":    "a sum set out in lines, of one figure",
}

// A table of records that is drawn without the class "data" would have no
// files: it is one, or it stands above with its reason.
func TestEveryTableHasItsFiles(t *testing.T) {
	all, err := filepath.Glob("*.templ")
	if err != nil || len(all) == 0 {
		t.Fatalf("no views: %v", err)
	}
	table := regexp.MustCompile(`<table[^>]*>`)
	used := map[string]bool{}
	for _, file := range all {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range table.FindAllString(string(b), -1) {
			if strings.HasPrefix(tag, `<table class="data`) {
				continue
			}
			if used[file] = true; noFiles[file] == "" {
				t.Errorf("%s: %s leaves neither as .xlsx nor as .csv; give it the class \"data\", or a reason in noFiles", file, tag)
			}
		}
	}
	for file := range noFiles {
		if !used[file] {
			t.Errorf("%s stands in noFiles for nothing", file)
		}
	}
}

// What leaves of pages, on one office.
func TestPageFiles(t *testing.T) {
	o := newOffice(t)
	t.Run("every list", func(t *testing.T) { everyListLeaves(t, o) })
	t.Run("filter", func(t *testing.T) { listFile(t, o) })
	t.Run("held back", func(t *testing.T) { listFileHoldsBack(t, o) })
	t.Run("charts", func(t *testing.T) { chartPictures(t, o) })
}

// filed asks for a page as a file.
func (o *office) filed(who, path string, values url.Values, format string) (status int, b []byte) {
	q := url.Values{"format": {format}}
	for key, all := range values {
		q[key] = all
	}
	w := o.as(who, http.MethodGet, path, q)
	return w.Code, w.Body.Bytes()
}

var pagerWords = regexp.MustCompile(`(?s)<nav class="pager".*?<p>(?:\d+–\d+ trong )?(\d+) `)

// Every page that shows a table can be kept as a workbook and as rows, by
// everybody who may open it; a list that is shown a part at a time is kept
// whole.
func everyListLeaves(t *testing.T, o *office) {
	lists := 0
	for _, rt := range o.server.routes() {
		method, path := address(t, rt, "1")
		if method != http.MethodGet {
			continue
		}
		for _, who := range []string{string(programme.RoleAdministrator), string(programme.RoleCentreOfficer), string(programme.RoleDepartmentLeader)} {
			page := o.as(who, method, path, o.usual())
			if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), `<table class="data`) {
				continue
			}
			lists++
			if n := strings.Count(page.Body.String(), "format=xlsx"); n != 1 || !strings.Contains(page.Body.String(), "format=csv") {
				t.Errorf("%s as %s shows a table and has %d links to its workbook", rt.pattern, who, n)
			}
			status, b := o.filed(who, path, o.usual(), "csv")
			rows, err := readRows(b)
			if status != http.StatusOK || err != nil {
				t.Errorf("%s as %s: .csv %d, %v", rt.pattern, who, status, err)
				continue
			}
			if whole := pagerWords.FindStringSubmatch(page.Body.String()); whole != nil {
				if n, _ := strconv.Atoi(whole[1]); n > firstTable(rows) {
					t.Errorf("%s as %s: the page counts %d rows, the file has %d: give the list its columns (list_file.go) or ask for all with pageAsked", rt.pattern, who, n, firstTable(rows))
				}
			}
			if who != string(programme.RoleCentreOfficer) {
				continue
			}
			status, b = o.filed(who, path, o.usual(), "xlsx")
			f, err := excelize.OpenReader(bytes.NewReader(b))
			if status != http.StatusOK || err != nil {
				t.Errorf("%s as %s: .xlsx %d, %v", rt.pattern, who, status, err)
				continue
			}
			for _, name := range f.GetSheetList() {
				if p, err := f.GetPanes(name); err != nil || !p.Freeze {
					t.Errorf("%s: the heading of %q does not stay: %v", rt.pattern, name, err)
				}
			}
			f.Close()
		}
	}
	if lists < 60 {
		t.Errorf("only %d pages with a table were tried", lists)
	}
}

func readRows(b []byte) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	return r.ReadAll()
}

// firstTable is how many rows stand under the heading of the first table: a
// title is a record of one field.
func firstTable(rows [][]string) (n int) {
	if len(rows) > 0 && len(rows[0]) == 1 && len(rows) > 1 && len(rows[1]) > 1 {
		rows = rows[1:]
	}
	for _, row := range rows[min(1, len(rows)):] {
		if len(row) != len(rows[0]) {
			return n
		}
		n++
	}
	return n
}

// The file has what the filter leaves, says the filter, and keeps amounts to
// the đồng.
func listFile(t *testing.T, o *office) {
	who := string(programme.RoleCentreOfficer)
	filter := url.Values{"programme": {"1"}, "level": {"national"}, "from": {"2017"}}
	_, b := o.filed(who, "/projects", filter, "csv")
	rows, err := readRows(b)
	if err != nil || len(rows) < 3 || rows[0][0] != "Mã đề án" || rows[0][11] != "Kinh phí kế hoạch duyệt Hỗ trợ (đồng)" {
		t.Fatalf("%d rows, %v: %v", len(rows), err, rows[:min(1, len(rows))])
	}
	for _, row := range rows[1:] {
		if row[4] != programme.National.Label() || row[5] < "2017" || regexp.MustCompile(`[^0-9]`).MatchString(row[11]) {
			t.Errorf("not of the filter, or no number: %q", row)
		}
	}
	_, b = o.filed(who, "/projects", filter, "xlsx")
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	top := ""
	for i := range 6 {
		v, _ := f.GetCellValue("Đề án", fmt.Sprintf("A%d", i+1))
		top += v + "\n"
	}
	for _, want := range []string{"Từ năm: 2017", "Nguồn: " + programme.National.Label(), "minh họa"} {
		if !strings.Contains(top, want) {
			t.Errorf("the file does not say %q:\n%s", want, top)
		}
	}
	for _, bad := range []string{"exe", "../x"} {
		if status, b := o.filed(who, "/projects", nil, bad); status != http.StatusNotFound || !strings.Contains(string(b), "Không có dạng tệp") {
			t.Errorf("format %q: %d", bad, status)
		}
	}
	if status, b := o.filed(who, "/projects/new", nil, "csv"); status != http.StatusNotFound || !strings.Contains(string(b), "không có bảng nào") {
		t.Errorf("a page without a table: %d", status)
	}
	if status, _ := o.filed("", "/projects", nil, "csv"); status == http.StatusOK {
		t.Error("a list leaves without signing in")
	}
}

// A file holds back what the page holds back.
func listFileHoldsBack(t *testing.T, o *office) {
	for _, who := range []programme.Role{programme.RoleEstablishment, programme.RoleCommuneOfficer, programme.RoleNationalAgency} {
		for _, path := range []string{"/projects", "/establishments", "/contracts", "/ledger"} {
			page := o.as(string(who), http.MethodGet, path, o.usual())
			status, b := o.filed(string(who), path, o.usual(), "csv")
			if page.Code != http.StatusOK {
				if status != page.Code {
					t.Errorf("%s as %s: the page %d, the file %d", path, who, page.Code, status)
				}
				continue
			}
			rows, _ := readRows(b)
			listed := 0
			if m := pagerWords.FindStringSubmatch(page.Body.String()); m != nil {
				listed, _ = strconv.Atoi(m[1])
			}
			if n := firstTable(rows); status == http.StatusOK && n > listed+1 { // a row of sums
				t.Errorf("%s as %s: the page lists %d, the file %d", path, who, listed, n)
			}
		}
	}
}

// Every chart of the evaluation is a picture with its words on it.
func chartPictures(t *testing.T, o *office) {
	who := string(programme.RoleCentreOfficer)
	page := o.as(who, http.MethodGet, "/evaluation", o.usual()).Body.String()
	charts := map[string]bool{}
	for _, m := range regexp.MustCompile(`chart=([a-z-]+)&amp;format=png`).FindAllStringSubmatch(page, -1) {
		charts[m[1]] = true
	}
	if len(charts) < 5 {
		t.Fatalf("charts: %v", charts)
	}
	for chart := range charts {
		q := o.usual()
		q.Set("chart", chart)
		status, b := o.filed(who, "/evaluation", q, "svg")
		if status != http.StatusOK {
			t.Errorf("%s: %d", chart, status)
			continue
		}
		for _, want := range []string{"<title>", "Nguồn: Đánh giá", "số liệu ngày " + programme.DayOf(o.now).String(), "minh họa"} {
			said := regexp.MustCompile(`</text>\n<text[^>]*>`).ReplaceAllString(string(b), " ")
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %q", chart, want)
			}
		}
		if strings.Contains(string(b), "class=") || strings.Contains(string(b), "NaN") {
			t.Errorf("%s needs a stylesheet", chart)
		}
		status, b = o.filed(who, "/evaluation", q, "png")
		picture, err := png.Decode(bytes.NewReader(b))
		if status != http.StatusOK || err != nil || picture.Bounds().Dx() < 1000 {
			t.Errorf("%s: %d, %v", chart, status, err)
		}
	}
	q := o.usual()
	q.Set("chart", "khong-co")
	if status, _ := o.filed(who, "/evaluation", q, "png"); status != http.StatusNotFound {
		t.Errorf("a chart that is not there: %d", status)
	}
}

// The colours of pictures are those of the light page.
func TestChartColours(t *testing.T) {
	b, err := os.ReadFile("static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(b), "@media (prefers-color-scheme: dark)")
	for token, colour := range map[string]string{"ink": inkColour, "ink-2": quietColour, "accent": accentColour, "national": nationalColour, "local": localColour, "track": trackColour, "rule": ruleColour, "edge": edgeColour} {
		if !strings.Contains(light, "--"+token+": "+colour+";") {
			t.Errorf("--%s is not %s", token, colour)
		}
	}
}
