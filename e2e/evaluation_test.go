package e2e

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// The figures of the published report of 2016-2018, as people read them.
var published = []string{"66", "49", "5.990,15", "5.902,36", "7.210", "45.251,84", "18.550", "51.154,2", "87,79"}

// TestEvaluation is the main job: open the sample, read the evaluation, go
// from its figures to what they rest on, and take it away as a file.
func TestEvaluation(t *testing.T) {
	v := visit(t, demo(t))
	if status := v.open("/"); status != http.StatusOK || v.path() != "/evaluation" {
		t.Fatalf("the first page is %s with status %d", v.path(), status)
	}
	v.see("Đánh giá giai đoạn 2016-2018")
	v.see("Số liệu minh họa")
	for _, figure := range published {
		v.see(figure)
	}
	want(t, "the warning", v.text(".note.wrong"), "4 chỗ số liệu không khớp", "5.990,15 triệu đồng", "5.902,36 triệu đồng", "+87,79 triệu đồng", "−87,79 triệu đồng", "Hai chênh lệch bù trừ nhau")

	evaluationFiles(t, v)

	v.follow(`#muc-tieu a.figure[href*="level=local"]:not([href*="kind="])`)
	v.see("hỗ trợ 3.893,55, đóng góp 34.001,31, tổng kinh phí 37.894,86 triệu đồng")
	want(t, "the foot of the list", v.text("tfoot"), "3.893,55", "34.001,31")
	want(t, "the filter of the list", v.text(".tags"), "Khuyến công địa phương", "Hoàn thành", "2016", "2018")
	title := v.text("tbody tr:first-child th a")
	v.follow("tbody tr:first-child th a")
	if v.text("h1") != title {
		t.Errorf("the record of %q is headed %q", title, v.text("h1"))
	}
	v.see("Kinh phí theo nguồn")
	v.see("Lịch sử")

	v.open("/evaluation")
	v.follow(`#muc-tieu a.figure[href^="/figures#figure-"]`)
	row, ok := strings.CutPrefix(v.path(), "/figures#")
	if !ok {
		t.Fatalf("a published figure leads to %s", v.path())
	}
	want(t, "the published figure", v.text("#"+row), "66")

	v.open("/evaluation")
	v.fill(".filters [name=to]", "2017")
	v.follow(".filters button")
	v.see("Đánh giá giai đoạn 2016-2017")
	v.see("4.042,15") // 1.791,55 + 2.250,60, the two years of the whole
	if status := v.open("/evaluation?from=2014&to=2018"); status != http.StatusUnprocessableEntity {
		t.Errorf("a period outside the programme is answered with %d", status)
	}
	v.see("Kỳ đánh giá 2014-2018 nằm ngoài chương trình ST-2016-2020 (2016-2020). Chọn năm đầu và năm cuối trong khoảng 2016 đến 2020.")
}

// evaluationFiles downloads the draft in every form and finds the figures.
func evaluationFiles(t *testing.T, v *visitor) {
	files := map[string][]byte{}
	for _, format := range []string{"docx", "pdf", "xlsx", "json"} {
		name, data := v.download(`a[href^="/evaluation/files/` + format + `"]`)
		if !strings.HasSuffix(name, "."+format) {
			t.Errorf("the %s file is named %q", format, name)
		}
		files[format] = data
	}
	want(t, "the .docx", wordText(t, files["docx"]), append(published, "SỐ LIỆU CHƯA KHỚP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")...)
	want(t, "the head of the .docx's pages", wordHead(t, files["docx"]), "SỐ LIỆU MINH HỌA")
	want(t, "the .pdf", pdfText(t, files["pdf"]), append(published, "SỐ LIỆU CHƯA KHỚP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỐ LIỆU MINH HỌA")...)

	var sheets strings.Builder
	for name, part := range parts(t, files["xlsx"]) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") {
			sheets.WriteString(part)
		}
	}
	want(t, "the .xlsx", sheets.String(), "<v>5990150000</v>", "<v>5902360000</v>", "<v>45251840000</v>", "<v>51154200000</v>", "<v>66</v>")
	evaluationData(t, files["json"])
}

// evaluationData checks that the .json holds whole đồng, computed and stated.
func evaluationData(t *testing.T, data []byte) {
	type amounts struct{ Projects, Support, Counterpart, Total json.Number }
	var e struct {
		Period string
		Levels []struct {
			Level                    string
			Target, Computed, Stated amounts
		}
		Differences []struct {
			Title       string
			Left, Right json.Number
			Difference  json.Number
		}
	}
	read := json.NewDecoder(bytes.NewReader(data))
	read.UseNumber()
	if err := read.Decode(&e); err != nil {
		t.Fatalf("the .json: %v", err)
	}
	if e.Period != "2016-2018" || len(e.Levels) != 3 || len(e.Differences) != 4 {
		t.Fatalf("the .json is of %s with %d levels and %d differences", e.Period, len(e.Levels), len(e.Differences))
	}
	for _, tt := range []struct {
		what      string
		got, want amounts
	}{
		{"target", e.Levels[0].Target, amounts{"49", "7210000000", "18550000000", "25760000000"}},
		{"computed", e.Levels[0].Computed, amounts{"66", "5990150000", "45164050000", "51154200000"}},
		{"stated", e.Levels[0].Stated, amounts{"66", "5902360000", "45251840000", "51154200000"}},
		{"national, computed", e.Levels[1].Computed, amounts{"8", "2096600000", "11162740000", "13259340000"}},
		{"local, computed", e.Levels[2].Computed, amounts{"58", "3893550000", "34001310000", "37894860000"}},
	} {
		if tt.got != tt.want {
			t.Errorf("%s in the .json: %+v, want %+v", tt.what, tt.got, tt.want)
		}
	}
	if d := e.Differences[0]; d.Left != "5990150000" || d.Right != "5902360000" || d.Difference != "87790000" {
		t.Errorf("the first difference in the .json: %+v", d)
	}
}
