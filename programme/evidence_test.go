package programme

import (
	"net/url"
	"strings"
	"testing"
)

// reportData is the real report with its targets, and everything else that a
// sentence can be made of.
func reportData() EvaluationData {
	d := realReport()
	d.Programme.ID, d.Programme.Office = 7, "TRUNG TÂM KHUYẾN CÔNG"
	whole := target(Years(2016, 2020), AllLevels, 162, 25_000*tr)
	whole.Counterpart = Q(125_920_000_000)
	three := target(Years(2016, 2018), AllLevels, 49, 7_210*tr)
	three.Counterpart = Q(18_550_000_000)
	d.Targets = []Target{
		whole, target(Years(2016, 2020), National, 10, 14_050*tr), target(Years(2016, 2020), Local, 152, 10_950*tr),
		three, target(Years(2016, 2018), National, 3, 850*tr), target(Years(2016, 2018), Local, 46, 6_360*tr),
		{Period: Years(2016, 2020), Level: AllLevels, Content: "KC7d", Note: "thiếu vốn"},
	}
	d.Cells = append(d.Cells, Cell{Year: 2017, Level: Local, Content: "KC3c", Stage: Stopped, Approved: Sums{Projects: 2, Support: 250 * tr}})
	d.Outcomes = []OutcomeSum{
		{Indicator: Jobs, Promised: Q(700), Actual: Q(650), Reported: 60, Asked: 66, Bases: []BasisCount{{Measured, 50}, {FromBooks, 10}}},
		{Indicator: Income, Promised: Q(6_000_000), Asked: 66},
	}
	d.Beneficiaries = 61
	d.Districts = []Place{{Code: "945", Name: "Huyện Cù Lao Dung"}}
	d.Remarks = []Remark{
		{Kind: Difficulty, Text: "Nhu cầu đào tạo thấp.", Evidence: []string{"training", "no such key"}},
		{Kind: Remedy, Text: "Quản lý đúng quy định.", Evidence: []string{"rest", "levels"}},
	}
	return d
}

func TestEvidence(t *testing.T) {
	e := evaluate(t, reportData(), Years(2016, 2018))
	want := map[string]string{
		"levels":        "Kinh phí hỗ trợ: khuyến công địa phương đạt 61,2 % mục tiêu kỳ (3.893,55/6.360 triệu đồng); khuyến công quốc gia đạt 246,7 % mục tiêu kỳ (2.096,6/850 triệu đồng).",
		"pace":          "Đã hết 3/5 năm: xong 66/162 đề án (40,7 %) nhưng mới hỗ trợ 5.990,15/25.000 triệu đồng (24,0 %) của cả chương trình.",
		"rest":          "Còn 2 năm: phải hỗ trợ 9.504,93 triệu đồng mỗi năm mới đạt mục tiêu, trong khi bình quân đến nay là 1.996,72 triệu đồng mỗi năm.",
		"mean":          "Hỗ trợ bình quân 90,76 triệu đồng một đề án (quốc gia 262,08, địa phương 67,13).",
		"leverage":      "Mỗi đồng hỗ trợ kéo theo 7,54 đồng của đơn vị thụ hưởng.",
		"training":      "Đào tạo nghề, truyền nghề, nâng cao tay nghề: không có đề án nào.",
		"unused":        "Nội dung có trong chương trình, kế hoạch nhưng chưa thực hiện (0 đề án): đầu tư kết cấu hạ tầng cụm công nghiệp.",
		"idle":          "Địa bàn chưa có đề án hoàn thành: Huyện Cù Lao Dung.",
		"stopped":       "2 đề án đã duyệt phải ngừng, với 250 triệu đồng hỗ trợ đã duyệt.",
		"beneficiaries": "61 cơ sở công nghiệp nông thôn đã thụ hưởng.",
		"jobs":          "Việc làm tạo thêm: 650 người, theo báo cáo của 60/66 đề án: 50 có chứng từ, 10 theo sổ cũ (cam kết 700).",
		"differences":   "4 chỗ số liệu không khớp, trong đó 4 chưa giải trình.",
	}
	found := map[string]bool{}
	for _, ev := range e.Evidence() {
		if found[ev.Key] || ev.Sentence != want[ev.Key] {
			t.Errorf("%s:\n got %s\nwant %s", ev.Key, ev.Sentence, want[ev.Key])
		}
		found[ev.Key] = true
	}
	for key := range want {
		if !found[key] {
			t.Errorf("no sentence for %s", key)
		}
	}

	remedy := e.Remarks[1]
	if got := e.EvidenceFor(remedy); len(got) != 2 || got[0].Key != "rest" || got[1].Key != "levels" {
		t.Errorf("in the order that the remark names: %+v", got)
	}
	if got := e.EvidenceFor(e.Remarks[0]); len(got) != 1 || got[0].Key != "training" {
		t.Errorf("a key that nothing proves: %+v", got)
	}
}

func TestQueryNamesTheRecordsBehindAFigure(t *testing.T) {
	e := evaluate(t, reportData(), Years(2016, 2018))
	q, err := url.ParseQuery(e.Query("stage", "completed", "place", "94&3", "odd"))
	if err != nil || q.Encode() != "from=2016&place=94%263&programme=7&stage=completed&to=2018" {
		t.Errorf("%s, %v", q.Encode(), err)
	}
}

func TestTables(t *testing.T) {
	e := evaluate(t, reportData(), Years(2016, 2018))
	keys := map[string]bool{}
	for _, table := range e.Tables() {
		if table.Key == "" || len([]rune(table.Key)) > 31 || strings.ContainsAny(table.Key, `[]:*?/\`) || keys[table.Key] || table.Title == "" {
			t.Errorf("a workbook cannot have a sheet %q", table.Key)
		}
		keys[table.Key] = true
		for _, c := range table.Columns {
			if c.Share <= 0 {
				t.Errorf("%s: column %s has no width", table.Key, c.Head)
			}
		}
		for i, r := range table.Rows {
			if len(r.Values) != len(table.Columns) {
				t.Errorf("%s, row %d: %d values in %d columns", table.Key, i+1, len(r.Values), len(table.Columns))
			}
		}
	}
	d := reportData()
	d.Cells, d.Stated = nil, nil
	for _, r := range evaluate(t, d, Years(2016, 2018)).Tables()[0].Rows[1:] {
		if done := r.Values[2].String(); done != "–" && done != "" {
			t.Errorf("%s: nothing is recorded, yet done is %s", r.Values[0], done)
		}
		if share := r.Values[3].String(); share != "–" && share != "" {
			t.Errorf("%s: nothing is recorded, yet %s is done", r.Values[0], share)
		}
	}
}

func TestAnnex(t *testing.T) {
	table := Annex(Years(2016, 2018), []CompletedProject{
		{Code: "QG-1", Title: "Mô hình", Level: National, Year: 2016, Beneficiary: "Cơ sở A", Place: "Huyện B", Support: 100 * tr, Counterpart: 300 * tr, Other: 5 * tr},
		{Code: "DP-1", Title: "Máy sấy", Level: Local, Year: 2017, Place: "Huyện B", Support: 50 * tr, Counterpart: 60 * tr},
		{Code: "DP-2", Title: "Máy ép", Level: Local, Year: 2018, Support: 40 * tr},
	})
	var rows []string
	for _, r := range table.Rows {
		var values []string
		for _, v := range r.Values {
			values = append(values, v.String())
		}
		rows = append(rows, strings.Join(values, "|"))
	}
	want := `||Khuyến công quốc gia|||100,00|300,00|405,00
1|QG-1|Mô hình|Cơ sở A, Huyện B|2016|100,00|300,00|405,00
||Khuyến công địa phương|||90,00|60,00|150,00
1|DP-1|Máy sấy|Huyện B|2017|50,00|60,00|110,00
2|DP-2|Máy ép||2018|40,00|0,00|40,00
||Tổng cộng|||190,00|360,00|555,00`
	if got := strings.Join(rows, "\n"); got != want {
		t.Errorf("annex:\n%s\nwant:\n%s", got, want)
	}
}
