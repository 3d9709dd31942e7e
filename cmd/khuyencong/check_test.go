package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A report whose columns tie and one whose levels do not: both sources give
// 300 triệu đồng of support and 600 of counterpart, the whole says 290 and 610.
const (
	soundReport = `Kết quả khuyến công năm 2019
Năm 2019, toàn tỉnh hoàn thành 6 đề án, trong đó khuyến công quốc gia 2 đề án, khuyến công địa phương 4 đề án.
Số lao động được đào tạo khoảng 120 người, đạt 92,5% kế hoạch.
`
	unsoundReport = `Kết quả khuyến công năm 2019
Năm 2019, toàn tỉnh hoàn thành 6 đề án với tổng kinh phí 900,00 triệu đồng, trong đó ngân sách hỗ trợ 290,00 triệu đồng, đơn vị thụ hưởng đóng góp 610,00 triệu đồng, trong đó:
- Khuyến công quốc gia: 2 đề án, tổng kinh phí 400,00 triệu đồng, ngân sách hỗ trợ 100,00 triệu đồng, đơn vị thụ hưởng đóng góp 300,00 triệu đồng.
- Khuyến công địa phương: 4 đề án, tổng kinh phí 500,00 triệu đồng, ngân sách hỗ trợ 200,00 triệu đồng, đơn vị thụ hưởng đóng góp 300,00 triệu đồng.
`
)

// checks runs the command as a person types it.
func checks(stdin string, args ...string) (code int, out, problems string) {
	var stdout, stderr bytes.Buffer
	code = check(args, strings.NewReader(stdin), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// reportFile writes a report into a folder of the test.
func reportFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "báo cáo.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCheckExitCodes(t *testing.T) {
	sound, unsound, empty := reportFile(t, soundReport), reportFile(t, unsoundReport), reportFile(t, "")
	tests := []struct {
		name     string
		stdin    string
		args     []string
		code     int
		out, err string // found in what is printed; "" for nothing printed there
	}{
		{"everything holds", "", []string{sound}, 0, "0 không khớp", ""},
		{"a failure", "", []string{unsound}, 1, "2 không khớp", ""},
		{"the diagnosis in words", "", []string{unsound}, 1, "bù trừ nhau", ""},
		{"standard input", unsoundReport, []string{"-"}, 1, "2 không khớp", ""},
		{"standard input that holds", soundReport, []string{"-"}, 0, "0 không khớp", ""},
		{"JSON before the file", "", []string{"--json", unsound}, 1, `"failures"`, ""},
		{"JSON after the file", "", []string{unsound, "--json"}, 1, `"failures"`, ""},
		{"JSON of standard input", soundReport, []string{"--json", "-"}, 0, `"failures": []`, ""},
		{"help", "", []string{"--help"}, 0, "Cách dùng: khuyencong check", ""},
		{"no file named", "", nil, 2, "", "Chưa cho biết tệp"},
		{"two files", "", []string{sound, unsound}, 2, "", "Không hiểu"},
		{"an unknown option", "", []string{"--xml", sound}, 2, "", "Không hiểu “--xml”"},
		{"a file that does not exist", "", []string{filepath.Join(t.TempDir(), "mất.txt")}, 2, "", "Không mở được tệp"},
		{"a folder", "", []string{t.TempDir()}, 2, "", "là thư mục"},
		{"an empty file", "", []string{empty}, 2, "", "Tệp rỗng"},
		{"an empty file as JSON", "", []string{"--json", empty}, 2, "", "Tệp rỗng"},
		{"nothing on standard input", "", []string{"-"}, 2, "", "Tệp rỗng"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", []string{"-"}, 2, "", "không phải văn bản"},
		{"another language", strings.Repeat("In 2019 the province supported 6 projects. ", 5), []string{"-"}, 2, "", "không phải tiếng Việt"},
		{"no figures", "Hôm nay trời đẹp, chúng tôi đi chợ phiên ở thị xã.", []string{"-"}, 2, "", "Không tìm thấy số liệu"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, out, err := checks(tt.stdin, tt.args...)
			if code != tt.code || !strings.Contains(out, tt.out) || !strings.Contains(err, tt.err) || (out == "") != (tt.out == "") || (err == "") != (tt.err == "") {
				t.Errorf("exit code %d, want %d\nprinted:\n%s\nproblems:\n%s", code, tt.code, out, err)
			}
		})
	}
}

// readJSON reads what --json prints and refuses names that are not promised,
// and numbers that are not written as promised.
func readJSON(t *testing.T, out string) (r struct {
	Figures []struct {
		ID                                                     int64
		Period, Kind, Level, Content, Measure, Unit, Qualifier string
		Value                                                  json.Number
		Start, End                                             int
	}
	Failures, Holds []struct {
		Identity                string
		Left, Right, Difference json.Number
		Unit                    string
		Figures                 []int64
		Message                 string
	}
}) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(&r); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var raw map[string][]map[string]any
	if err := json.Unmarshal([]byte(out), &raw); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{
		"figures":  "content end id kind level measure period qualifier start unit value",
		"failures": "difference figures identity left message right unit",
		"holds":    "difference figures identity left message right unit",
	}
	if len(raw) != len(names) {
		t.Errorf("%d lists", len(raw))
	}
	for list, want := range names {
		if raw[list] == nil {
			t.Errorf("%s is no list", list)
		}
		for _, item := range raw[list] {
			var got []string
			for name := range item {
				got = append(got, name)
			}
			slices.Sort(got)
			if strings.Join(got, " ") != want {
				t.Errorf("%s has the names %v", list, got)
			}
		}
	}
	return r
}

func TestCheckJSON(t *testing.T) {
	enums := map[string][]string{
		"kind":      {"plan", "result"},
		"level":     {"national", "local", "all"},
		"unit":      {"VND", "count", "percent"},
		"qualifier": {"exact", "about", "over", "under"},
		"measure": {"projects", "plans", "total_cost", "support", "counterpart", "disbursed", "workers", "establishments", "classes",
			"percent", "growth", "contracts", "models", "centres", "other"},
	}
	windows := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	texts := map[string]string{
		"sound": soundReport, "unsound": unsoundReport, "Windows line ends": windows(unsoundReport),
		"byte order mark": "\ufeff" + unsoundReport, "both": "\ufeff" + windows(unsoundReport),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			_, out, _ := checks("", "--json", reportFile(t, text))
			r, runes, known := readJSON(t, out), []rune(text), map[int64]bool{}
			for _, f := range r.Figures {
				known[f.ID] = true
				for field, value := range map[string]string{"kind": f.Kind, "level": f.Level, "unit": f.Unit, "qualifier": f.Qualifier, "measure": f.Measure} {
					if !slices.Contains(enums[field], value) {
						t.Errorf("figure %d: %s is %q", f.ID, field, value)
					}
				}
				if _, err := f.Value.Int64(); err != nil && f.Unit != "percent" {
					t.Errorf("figure %d: the value %s %s", f.ID, f.Value, f.Unit)
				}
				if f.Period != "2019" {
					t.Errorf("figure %d: the period %q", f.ID, f.Period)
				}
				if quote := string(runes[f.Start:f.End]); !strings.ContainsAny(quote, "0123456789") || strings.ContainsAny(quote[:1], " \r\n") {
					t.Errorf("figure %d quotes %q", f.ID, quote)
				}
			}
			for _, i := range append(r.Failures, r.Holds...) {
				if i.Identity == "" || i.Message == "" || len(i.Figures) < 2 || !slices.Contains(enums["unit"], i.Unit) {
					t.Errorf("an identity lacks something: %+v", i)
				}
				for _, id := range i.Figures {
					if !known[id] {
						t.Errorf("%s rests on figure %d, which is not there", i.Identity, id)
					}
				}
				left, _ := i.Left.Float64()
				right, _ := i.Right.Float64()
				if diff, _ := i.Difference.Float64(); left-right-diff > 0.011 || diff-left+right > 0.011 {
					t.Errorf("%s: %s − %s is not %s", i.Identity, i.Left, i.Right, i.Difference)
				}
			}
		})
	}
}

// What is found does not hang on how lines end or whether a mark stands first;
// only places move with them.
func TestCheckJSONValues(t *testing.T) {
	for _, text := range []string{unsoundReport, "\ufeff" + strings.ReplaceAll(unsoundReport, "\n", "\r\n")} {
		_, out, _ := checks(text, "--json", "-")
		r, runes := readJSON(t, out), []rune(text)
		var got []string
		for _, f := range r.Figures {
			got = append(got, strings.Join([]string{string(runes[f.Start:f.End]), f.Value.String(), f.Measure, f.Level, f.Kind}, "|"))
		}
		want := []string{
			"6 đề án|6|projects|all|result", "900,00 triệu đồng|900000000|total_cost|all|result",
			"290,00 triệu đồng|290000000|support|all|result", "610,00 triệu đồng|610000000|counterpart|all|result",
			"2 đề án|2|projects|national|result", "400,00 triệu đồng|400000000|total_cost|national|result",
			"100,00 triệu đồng|100000000|support|national|result", "300,00 triệu đồng|300000000|counterpart|national|result",
			"4 đề án|4|projects|local|result", "500,00 triệu đồng|500000000|total_cost|local|result",
			"200,00 triệu đồng|200000000|support|local|result", "300,00 triệu đồng|300000000|counterpart|local|result",
		}
		if !slices.Equal(got, want) {
			t.Errorf("figures:\n%s", strings.Join(got, "\n"))
		}
		var sides []string
		for _, f := range r.Failures {
			sides = append(sides, strings.Join([]string{f.Left.String(), f.Right.String(), f.Difference.String(), f.Unit}, " "))
		}
		if want := []string{"300000000 290000000 10000000 VND", "600000000 610000000 -10000000 VND"}; !slices.Equal(sides, want) {
			t.Errorf("failures: %v", sides)
		}
		if len(r.Holds) != 5 {
			t.Errorf("%d identities hold", len(r.Holds))
		}
	}
	_, out, _ := checks(soundReport, "--json", "-")
	var percents []string
	for _, f := range readJSON(t, out).Figures {
		percents = append(percents, f.Value.String()+" "+f.Unit+" "+f.Qualifier)
	}
	if want := []string{"6 count exact", "2 count exact", "4 count exact", "120 count about", "92.5 percent exact"}; !slices.Equal(percents, want) {
		t.Errorf("read as %v", percents)
	}
}
