package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const plainBook = `KẾ HOẠCH KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2020;;;;
;;;;ĐVT: triệu đồng
STT;Tên đề án;Đơn vị thụ hưởng;Tổng kinh phí;Hỗ trợ
I;Huyện Kế Sách;;;
1;Hỗ trợ máy sấy;HTX Một - xã Nhơn Mỹ;1.200;300
2;Hỗ trợ máy ép;Cơ sở Hai;240;chờ báo giá
;Tổng cộng;;1.450;300
`

func imports(args ...string) (code int, out, problems string) {
	var stdout, stderr bytes.Buffer
	code = importBook(context.Background(), args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestImportDryRun(t *testing.T) {
	dir := t.TempDir()
	file, broken := filepath.Join(dir, "kế hoạch.csv"), filepath.Join(dir, "hỏng.xlsx")
	for name, text := range map[string]string{file: plainBook, broken: "PK\x03\x04hỏng"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name     string
		args     []string
		code     int
		out, err string // found in what is printed; "" for nothing printed there
	}{
		{"in words", []string{file, "--dry-run"}, 0, "2 đề án", ""},
		{"what is wrong, where", []string{"--dry-run", file}, 0, "Ô E6: Kinh phí hỗ trợ “chờ báo giá”", ""},
		{"a total that its rows do not give", []string{file, "--dry-run"}, 0, "tổng kinh phí ghi 1.450.000.000 đồng, cộng các dòng được 1.440.000.000 đồng", ""},
		{"as JSON", []string{file, "--dry-run", "--json"}, 0, `"kind":"not_a_number"`, ""},
		{"without --dry-run", []string{file}, 2, "", "--dry-run để chỉ đọc"},
		{"no file", []string{"--dry-run"}, 2, "", "đúng một tệp"},
		{"no such file", []string{"--dry-run", filepath.Join(dir, "không có.xlsx")}, 2, "", "Không mở được"},
		{"a folder", []string{"--dry-run", dir}, 2, "", "không phải là một tệp"},
		{"a broken file", []string{"--dry-run", broken}, 2, "", "bị hỏng"},
		{"an unknown flag", []string{"--dry-rum", file}, 2, "", "Không có tùy chọn"},
		{"help", []string{"--help"}, 0, "Cách dùng", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, out, problems := imports(tt.args...)
			if code != tt.code || !strings.Contains(out, tt.out) || (tt.out == "") != (out == "") || !strings.Contains(problems, tt.err) || (tt.err == "") != (problems == "") {
				t.Fatalf("%d\n%s\n%s", code, out, problems)
			}
		})
	}
}

func TestImportJSON(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kế hoạch.csv")
	if err := os.WriteFile(file, []byte(plainBook), 0o600); err != nil {
		t.Fatal(err)
	}
	_, out, _ := imports(file, "--dry-run", "--json")
	var got struct {
		Sheets []struct {
			Name string
			Rows []struct {
				Row    int
				Fields map[string]any
			}
			Totals []struct {
				Row              int
				Field            string
				Stated, Computed int64
			}
			Problems []struct{ Cell, Kind, Message string }
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	s := got.Sheets[0]
	if s.Name != "kế hoạch" || len(s.Rows) != 2 || s.Rows[0].Row != 5 || len(s.Totals) != 2 || s.Totals[0].Stated != 1_450_000_000 || s.Totals[0].Computed != 1_440_000_000 {
		t.Fatalf("%+v", s)
	}
	f := s.Rows[0].Fields
	for field, want := range map[string]any{"title": "Hỗ trợ máy sấy", "beneficiary": "HTX Một", "address": "xã Nhơn Mỹ", "district": "Huyện Kế Sách", "level": "local", "year": 2020.0, "total_cost": 1.2e9, "support": 3e8} {
		if f[field] != want {
			t.Errorf("%s: %v, want %v", field, f[field], want)
		}
	}
	if v, has := s.Rows[1].Fields["support"]; !has || v != nil {
		t.Errorf("an unreadable figure is %v, want null", v)
	}
}
