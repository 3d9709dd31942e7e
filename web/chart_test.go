package web

import (
	"encoding/xml"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
)

var updateCharts = flag.Bool("update-charts", false, "write the golden charts anew")

// tenthousand is a hundredth of a triệu đồng, the last digit that reports print.
const tenthousand = 10_000

// Published figures of a programme at mid-term: 66 projects for 49 planned,
// national money at 247 % of its plan, local money at 61 %.
var midTerm = []bulletRow{
	{"Số đề án khuyến công quốc gia", programme.National, programme.UnitCount, 8, 3, true, ""},
	{"Số đề án khuyến công địa phương", programme.Local, programme.UnitCount, 58, 46, true, ""},
	{"Kinh phí hỗ trợ khuyến công quốc gia", programme.National, programme.UnitVND, 209660 * tenthousand, 85000 * tenthousand, true, ""},
	{"Kinh phí hỗ trợ khuyến công địa phương", programme.Local, programme.UnitVND, 389355 * tenthousand, 636000 * tenthousand, true, ""},
	{"Số kế hoạch", "", programme.UnitCount, 1, 0, false, ""},
}

var byContent = []stackRow{
	{"Ứng dụng máy móc, thiết bị tiên tiến, chuyển giao công nghệ", 129660 * tenthousand, 212000 * tenthousand, 0},
	{"Đào tạo nghề, truyền nghề", 0, 54355 * tenthousand, 0},
	{"Không tách được nguồn", 0, 0, 90000 * tenthousand},
	{"Thông tin <tuyên truyền>", 0, 0, 0},
}

var byYear = []yearColumn{
	{stackRow{"2016", 25000 * tenthousand, 98000 * tenthousand, 0}, 150000 * tenthousand, true, ""},
	{stackRow{"2017", 60000 * tenthousand, 136680 * tenthousand, 0}, 100000 * tenthousand, true, ""},
	{stackRow{"2018", 0, 0, 0}, 361000 * tenthousand, true, ""},
	{stackRow{"2019", 0, 54675 * tenthousand, 0}, 0, false, ""},
}

var midPace = paceView{
	Periods: []string{"2016", "2017", "2018", "2019", "2020"},
	Elapsed: programme.RatioOf(3, 5),
	Series: []paceSeries{
		{"Số đề án", []pacePoint{{programme.RatioOf(1, 5), programme.RatioOf(18, 162)}, {programme.RatioOf(3, 5), programme.RatioOf(66, 162)}}},
		{"Kinh phí", []pacePoint{{programme.RatioOf(3, 5), programme.RatioOf(590236, 2500000)}}},
	},
}

func TestChartsGolden(t *testing.T) {
	charts := map[string]string{
		"bullet": bulletChart("b", "Thực hiện so với kế hoạch", midTerm),
		"stack":  stackChart("s", "Kinh phí theo nội dung", programme.UnitVND, byContent),
		"years":  yearsChart("y", "Kinh phí theo năm", programme.UnitVND, byYear),
		"pace":   paceChart("p", "Tiến độ", midPace),
		"empty":  stackChart("e", "Chưa có gì", programme.UnitVND, nil) + yearsChart("f", "Chưa có gì", programme.UnitVND, nil) + bulletChart("g", "Chưa có gì", nil) + paceChart("h", "Chưa có gì", paceView{}),
	}
	for name, got := range charts {
		file := filepath.Join("testdata", "chart", name+".svg")
		if *updateCharts {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is drawn otherwise than %s; look at it, then run with -update-charts", name, file)
		}
	}
}

// shape is one drawn thing of an SVG.
type shape struct {
	name, class         string
	x, y, width, height float64
}

// shapes reads an SVG back, and fails on anything that is not well-formed.
func shapes(t *testing.T, svg string) []shape {
	t.Helper()
	var all []shape
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		s := shape{name: e.Name.Local}
		for _, a := range e.Attr {
			v, err := strconv.ParseFloat(strings.TrimSuffix(a.Value, "%"), 64)
			switch a.Name.Local {
			case "class":
				s.class = a.Value
				continue
			case "x":
				s.x = v
			case "y":
				s.y = v
			case "width":
				s.width = v
			case "height":
				s.height = v
			default:
				continue
			}
			if err != nil {
				t.Fatalf("%s %s=%q is not a number", e.Name.Local, a.Name.Local, a.Value)
			}
		}
		all = append(all, s)
	}
}

func bars(t *testing.T, svg string) (found []shape) {
	t.Helper()
	for _, s := range shapes(t, svg) {
		if strings.HasPrefix(s.class, "bar ") && s.name == "rect" && !(s.width == 10 && s.height == 10) {
			found = append(found, s)
		}
		if s.width < 0 || s.height < 0 || s.x < 0 || s.name == "rect" && s.width != 10 && s.x+s.width > 100.02 {
			t.Errorf("%+v is outside the drawing", s)
		}
	}
	return found
}

func TestBulletBarsAreProportional(t *testing.T) {
	tests := []struct {
		name       string
		done, plan []int64
		want       []float64 // percent of the width
	}{
		{"within the plan", []int64{61, 100}, []int64{100, 100}, []float64{61, 100}},
		{"beyond the plan", []int64{200, 50}, []int64{100, 100}, []float64{100, 25}},
		{"nothing done", []int64{0}, []int64{100}, []float64{0}},
		{"six times the plan is drawn broken at three", []int64{600, 100}, []int64{100, 100}, []float64{100, 33.33}},
		{"a negative result has no bar", []int64{-40}, []int64{100}, []float64{0}},
		{"a plan of nothing is no scale", []int64{40}, []int64{0}, nil},
		{"the largest money does not overflow", []int64{int64(programme.MaxMoney)}, []int64{int64(programme.MaxMoney)}, []float64{100}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var rows []bulletRow
			for i := range tt.done {
				rows = append(rows, bulletRow{Label: "Hàng", Unit: programme.UnitVND, Done: tt.done[i], Plan: tt.plan[i], PlanKnown: true})
			}
			got := bars(t, bulletChart("t", "Thử", rows))
			if len(got) != len(tt.want) {
				t.Fatalf("%d bars, want %d", len(got), len(tt.want))
			}
			for i, want := range tt.want {
				if math.Abs(got[i].width-want) > 0.02 {
					t.Errorf("bar %d is %v %% wide, want %v", i, got[i].width, want)
				}
			}
		})
	}
}

func TestStackPartsFollowEachOther(t *testing.T) {
	got := bars(t, stackChart("t", "Thử", programme.UnitCount, []stackRow{{"A", 1, 1, 1}, {"B", 0, 1, 0}, {"C", -5, 0, 0}}))
	if len(got) != 4 {
		t.Fatalf("%d bars, want three for A and one for B: %+v", len(got), got)
	}
	for i, want := range []float64{0, 33.33, 66.66, 0} {
		if math.Abs(got[i].x-want) > 0.02 || math.Abs(got[i].width-33.33) > 0.02 {
			t.Errorf("bar %d: %+v, want x %v and a third of the width", i, got[i], want)
		}
	}
}

func TestYearsStandOnTheAxis(t *testing.T) {
	got := bars(t, yearsChart("t", "Thử", programme.UnitCount, []yearColumn{
		{stackRow: stackRow{"2016", 30, 10, 0}, Plan: 80, PlanKnown: true},
		{stackRow: stackRow{"2017", 0, 80, 0}},
	}))
	if len(got) != 3 {
		t.Fatalf("%d bars, want 3", len(got))
	}
	national, local, full := got[0], got[1], got[2]
	if full.height != yearsHeight || national.height != yearsHeight*30/80 || local.height != yearsHeight*10/80 {
		t.Errorf("heights %v %v %v of %d", national.height, local.height, full.height, yearsHeight)
	}
	if local.y+local.height != national.y || national.y+national.height != full.y+full.height {
		t.Errorf("the parts do not stand on each other and on the axis: %+v", got)
	}
}

func TestSpreadKeepsLabelsApart(t *testing.T) {
	for _, at := range [][]int{{100, 100, 100}, {10, 12, 200}, {198, 199, 200}, {0, 0, 0, 0}, {50}} {
		var labels []paceLabel
		for _, y := range at {
			labels = append(labels, paceLabel{at: y})
		}
		out := spread(labels, 40, 18, 198)
		for i, l := range out {
			if l.at < 18 || l.at > 198 || i > 0 && l.at-out[i-1].at < 40 {
				t.Errorf("%v is spread to %+v", at, out)
			}
		}
	}
}

func TestChartsSpeak(t *testing.T) {
	svg := bulletChart("b", "Thực hiện so với kế hoạch", midTerm)
	for _, want := range []string{
		`role="img" aria-labelledby="b-title b-desc"`, `<title id="b-title">Thực hiện so với kế hoạch</title>`,
		"thực hiện 2.096,6, mục tiêu 850, đạt 246,7 %", "không có mục tiêu",
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the chart lacks %q", want)
		}
	}
	all := svg + stackChart("s", "", programme.UnitVND, byContent) + yearsChart("y", "", programme.UnitVND, byYear) + paceChart("p", "", midPace)
	if m := regexp.MustCompile(`style=|<script|fill="|stroke="|#[0-9a-f]{3}`).FindString(all); m != "" {
		t.Errorf("%q: colours belong to the stylesheet, the policy forbids the rest", m)
	}
}

func TestWrap(t *testing.T) {
	tests := []struct{ label, want string }{
		{"Tư vấn", "Tư vấn"},
		{"Ứng dụng máy móc tiên tiến", "Ứng dụng máy|móc tiên tiến"},
		{"Kinh phí hỗ (triệu\u00a0đồng)", "Kinh phí hỗ|(triệu\u00a0đồng)"},
		{"Nghiêngngảnghiêngngả ba", "Nghiêngngảnghiêngngả|ba"},
	}
	for _, tt := range tests {
		if got := strings.Join(wrap(tt.label, 14), "|"); got != tt.want {
			t.Errorf("wrap(%q) = %q, want %q", tt.label, got, tt.want)
		}
	}
}
