package web_test

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
	"khuyencong/web"
)

// office is a server on a real database with one programme, one district, an
// establishment and three projects of 2016 to 2018.
type office struct {
	t       *testing.T
	file    string // of the database
	store   *store.Store
	server  *web.Server
	of      programme.Programme
	maker   programme.Establishment
	project programme.Project // completed, local, of 2017
}

var (
	ctx = context.Background()
	me  = programme.LocalUser
)

func newOffice(t *testing.T) *office {
	t.Helper()
	file := filepath.Join(t.TempDir(), "test.db")
	s := storetest.Open(t, file)
	o := &office{t: t, file: file, store: s, server: web.New(s, "test", slog.New(slog.DiscardHandler))}
	var err error
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	o.of, err = s.SaveProgramme(ctx, me, programme.Programme{Code: "T-2016-2020", Name: "Chương trình thử", Province: "tỉnh Thử", ProvinceCode: "94", From: 2016, To: 2020})
	must(err)
	must(s.AddPlaces(ctx, me, []programme.Place{
		{Code: "943", Name: "Huyện Kế Sách", ParentCode: "94", ValidFrom: 2004_01_01, ValidTo: 2025_06_30},
		{Code: "949", Name: "Thị xã Mới Lập", ParentCode: "94", ValidFrom: 2018_06_01},
	}))
	o.maker, err = s.SaveEstablishment(ctx, me, programme.Establishment{
		Name: "Cơ sở Đặng Văn Ơn", LegalForm: "household", Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Illustrative: true})
	must(err)
	for _, p := range []programme.Project{
		o.sample("DP-2016-01", 2016, programme.Local, programme.Submitted),
		o.sample("QG-2018-01", 2018, programme.National, programme.Completed),
		o.sample("DP-2017-01", 2017, programme.Local, programme.Completed),
	} {
		o.project, err = s.SaveProject(ctx, me, p)
		must(err)
	}
	return o
}

func (o *office) sample(code string, year int, level programme.Level, stage programme.Stage) programme.Project {
	p := programme.Project{Recorded: true,
		ProgrammeID: o.of.ID, Code: code, Title: "Máy sấy chè " + code, Kind: programme.KindProject, Content: "KC3c", Level: level, Year: year,
		Establishment: programme.EstablishmentRef{ID: o.maker.ID}, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Stage: stage,
		Commitment: 300 * programme.Million,
		Lines: []programme.FundingLine{
			{Source: programme.Source(level), Approved: 150 * programme.Million, Done: programme.Money(year) * 10_000},
			{Source: programme.FromCash, Approved: 300 * programme.Million, Done: 310*programme.Million + 50_000},
		},
		Outcomes: []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(5)}},
	}
	if !stage.InPlan() {
		for i, l := range p.Lines {
			p.Lines[i] = programme.FundingLine{Source: l.Source, Requested: l.Approved}
		}
	}
	return p
}

// send asks the server as a browser on this machine does.
func (o *office) send(method, address string, form url.Values) *httptest.ResponseRecorder {
	o.t.Helper()
	r := httptest.NewRequest(method, "http://localhost"+address, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	o.server.ServeHTTP(w, r)
	return w
}

var tag = regexp.MustCompile(`<[^>]*>`)

// read is the text of a page, blanks joined.
func read(w *httptest.ResponseRecorder) string {
	text := tag.ReplaceAllString(w.Body.String(), " ")
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}

func (o *office) open(address string) string {
	o.t.Helper()
	w := o.send(http.MethodGet, address, nil)
	if w.Code != http.StatusOK {
		o.t.Fatalf("%s: %d\n%s", address, w.Code, read(w))
	}
	return read(w)
}

func TestProjectListAddsUpAsTheEvaluationDoes(t *testing.T) {
	o := newOffice(t)
	period := programme.Years(2016, 2018)
	data, err := o.store.EvaluationData(ctx, me, o.of.ID, period)
	if err != nil {
		t.Fatal(err)
	}
	e, err := programme.Evaluate(data, period)
	if err != nil {
		t.Fatal(err)
	}
	for _, level := range []programme.Level{programme.AllLevels, programme.National, programme.Local} {
		done, approved := e.Level(level).Done, e.Level(level).Approved
		page := o.open("/projects?from=2016&to=2018&stage=completed&level=" + string(level))
		want := programme.CountText(done.Projects) + " đề án – hỗ trợ " + done.Support.MillionsShort() + ", đóng góp " + done.Counterpart.MillionsShort() +
			", tổng kinh phí " + done.Total().MillionsShort() + " triệu đồng."
		if done.Projects == 0 || !strings.Contains(page, want) {
			t.Errorf("level %s: the list does not say %q:\n%s", level, want, page)
		}
		want = programme.CountText(approved.Projects) + " đề án. Đã hoàn thành"
		money := "Kế hoạch duyệt: hỗ trợ " + approved.Support.MillionsShort() + ", đóng góp " + approved.Counterpart.MillionsShort() +
			", tổng kinh phí " + approved.Total().MillionsShort() + " triệu đồng."
		for _, stage := range []string{"planned", ""} {
			page = o.open("/projects?from=2016&to=2018&stage=" + stage + "&level=" + string(level))
			if stage != "" && !strings.Contains(page, want) || !strings.Contains(page, money) {
				t.Errorf("level %s, stage %q: the list does not say %q and %q:\n%s", level, stage, want, money, page)
			}
		}
	}
}

func TestProjectListFilters(t *testing.T) {
	o := newOffice(t)
	maker := strconv.FormatInt(o.maker.ID, 10)
	tests := []struct {
		name, query string
		rows        []string // codes of the records, in order
		says        string
	}{
		{"everything, by code", "", []string{"DP-2016-01", "DP-2017-01", "QG-2018-01"}, "3 đề án. Đã hoàn thành 2 đề án"},
		{"text without tones", "q=may+say+che+qg", []string{"QG-2018-01"}, "Có chữ: “may say che qg”"},
		{"years", "from=2017&to=2017", []string{"DP-2017-01"}, "Từ năm: 2017"},
		{"stage", "stage=submitted", []string{"DP-2016-01"}, "Tình trạng: Chờ kiểm tra hồ sơ"},
		{"what is asked for is not called approved", "stage=unplanned", []string{"DP-2016-01"}, "Đề nghị hỗ trợ 150 triệu đồng"},
		{"in annual plans", "stage=planned", []string{"DP-2017-01", "QG-2018-01"}, "Tình trạng: Trong kế hoạch năm"},
		{"place", "place=943&level=national", []string{"QG-2018-01"}, "Địa bàn: Huyện Kế Sách"},
		{"no place", "place=-", nil, "Không có hồ sơ nào phù hợp"},
		{"establishment", "establishment=" + maker + "&sort=-year", []string{"QG-2018-01", "DP-2017-01", "DP-2016-01"}, "Cơ sở: Cơ sở Đặng Văn Ơn"},
		{"values nobody knows", "from=abc&level=x&kind=y&content=KC99&place=0&stage=z&establishment=99&sort=price&page=-3",
			[]string{"DP-2016-01", "DP-2017-01", "QG-2018-01"}, "bỏ qua: Từ năm “abc”; Nguồn “x”; Loại “y”; Nội dung “KC99”; Địa bàn “0”; Tình trạng “z”; Cơ sở “99”; Cách sắp xếp “price”."},
		{"years the wrong way round", "from=2018&to=2016", nil, "Từ năm 2018 lại sau đến năm 2016"},
		{"markup in the text", "q=%3Cscript%3E", nil, "Có chữ: “<script>”"},
	}
	code := regexp.MustCompile(`class="nowrap">([A-Z]{2}-\d{4}-\d\d)<`)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := o.send(http.MethodGet, "/projects?"+tt.query, nil)
			var rows []string
			for _, m := range code.FindAllStringSubmatch(w.Body.String(), -1) {
				rows = append(rows, m[1])
			}
			if w.Code != http.StatusOK || strings.Join(rows, " ") != strings.Join(tt.rows, " ") || !strings.Contains(read(w), tt.says) {
				t.Fatalf("%d, rows %v, want %v and %q:\n%s", w.Code, rows, tt.rows, tt.says, read(w))
			}
			if strings.Contains(w.Body.String(), "<script>") {
				t.Fatal("what was typed became markup")
			}
		})
	}
}

func TestProjectShow(t *testing.T) {
	o := newOffice(t)
	page := o.open("/projects/" + strconv.FormatInt(o.project.ID, 10))
	for _, want := range []string{
		"DP-2017-01 Hoàn thành Địa phương Năm 2017", "Sửa đề án",
		"Ngân sách khuyến công hỗ trợ 150,00 20,17 −129,83", "Đơn vị thụ hưởng đóng góp 300,00 310,05 +10,05", "Tổng kinh phí 450,00 330,22 −119,78",
		"300.000.000 đồng; đã đóng góp 310.050.000 đồng (103,4 %)", "Việc làm tạo thêm người 5 – –", "Tạo mới Người dùng tại máy",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the record does not say %q:\n%s", want, page)
		}
	}
	for _, address := range []string{"/projects/99", "/projects/abc", "/projects/-1/edit"} {
		if w := o.send(http.MethodGet, address, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
}
