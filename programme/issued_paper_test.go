package programme

import "testing"

func TestPaperCode(t *testing.T) {
	code := PaperCode([16]byte{0, 1, 2, 3, 29, 30, 31, 255, 4, 5, 6, 7, 8, 9, 10, 11})
	if ParsePaperCode(code) != code {
		t.Errorf("%q is not read back", code)
	}
	for typed, want := range map[string]string{
		"7kqm4rtxw2nbpd9h": "7KQM-4RTX-W2NB-PD9H", " 7KQM 4RTX-W2NB–PD9H ": "7KQM-4RTX-W2NB-PD9H",
		"7KQM-4RTX-W2NB-PD9": "", "7KQM-4RTX-W2NB-PD9H2": "", "7KQM-4RTX-W2NB-PD9O": "", "": "", "../../etc/passwd": "",
	} {
		if got := ParsePaperCode(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestPaperNumbers(t *testing.T) {
	for _, tt := range []struct {
		number, key string
		ordinal     int
	}{{"15", "15", 15}, {"0015", "15", 15}, {"15A", "15a", 15}, {"0", "0", 0}, {"HĐ", "hđ", 0}} {
		if NumberKey(tt.number) != tt.key || NumberOrdinal(tt.number) != tt.ordinal {
			t.Errorf("%q: %q, %d", tt.number, NumberKey(tt.number), NumberOrdinal(tt.number))
		}
	}
}

// TestPublicSubject: what everybody may read names no household and shows no
// personal number.
func TestPublicSubject(t *testing.T) {
	for _, tt := range []struct {
		subject, name string
		form          LegalForm
		want          string
	}{
		{"Hỗ trợ máy cho Hộ kinh doanh Thạch Văn Sáu", "Hộ kinh doanh Thạch Văn Sáu", "household", "Hỗ trợ máy cho Hộ kinh doanh …"},
		{"Máy sấy của Thạch Văn Sáu", "Hộ kinh doanh Thạch Văn Sáu", "household", "Máy sấy của …"},
		{"Máy sấy của Công ty Hũ Bạc", "Công ty Hũ Bạc", "limited", "Máy sấy của Công ty Hũ Bạc"},
		{"Đề án năm 2026, 092899000031", "", "", "Đề án năm 2026, " + Masked("092899000031")},
	} {
		if got := PublicSubject(tt.subject, Establishment{Name: tt.name, LegalForm: tt.form}); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
