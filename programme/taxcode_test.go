package programme

import "testing"

func TestParseTaxCode(t *testing.T) {
	tests := []struct {
		typed, want string // want "!": refused
	}{
		{"", ""}, {"   ", ""}, {" - . ", ""},
		{"0100233488", "0100233488"},
		{"01.00.112.437", "0100112437"},
		{"0312 68 78 78 - 001", "0312687878-001"},
		{"0312687878001", "0312687878-001"},
		{"0312687878–999", "0312687878-999"},
		{"0100\u00a0233\u00a0488", "0100233488"},
		{"０１００２３３４８８", "0100233488"},     // full-width digits
		{"094012345678", "094012345678"}, // the personal number of a household

		{"0100233480", "!"},     // check digit
		{"0314409058-000", "!"}, // no branch 000
		{"0314409058-0000", "!"},
		{"100233488", "!"}, // the leading 0 lost in a workbook
		{"01002334880", "!"},
		{"0000000000", "!"},
		{"0312687879-001", "!"}, // the head office's own digit
		{"MST 0100233488", "!"},
		{"0100233488/001", "!"},
		{"0100233488²", "!"},
		{"12345678901234", "!"},
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			got, err := ParseTaxCode("tax_code", tt.typed)
			if tt.want == "!" {
				if pr := Problems(err); len(pr) != 1 || pr[0].Kind != Invalid || pr[0].Field != "tax_code" || got != "" {
					t.Fatalf("read as %q, %v", got, err)
				}
				return
			}
			if err != nil || got != tt.want {
				t.Fatalf("read as %q, %v; want %q", got, err, tt.want)
			}
			if again, err := ParseTaxCode("", got); err != nil || again != got {
				t.Fatalf("%q is read back as %q, %v", got, again, err)
			}
		})
	}
}

// TestTaxCodeSlips spoils a true code: a wrong digit is always found, and so
// are two neighbours that changed places.
func TestTaxCodeSlips(t *testing.T) {
	for _, code := range []string{"0100233488", "0100112437", "0312687878"} {
		for i := range code {
			for d := byte('0'); d <= '9'; d++ {
				wrong := code[:i] + string(d) + code[i+1:]
				if _, err := ParseTaxCode("", wrong); (err == nil) != (wrong == code) {
					t.Errorf("%s for %s: %v", wrong, code, err)
				}
			}
			if i > 0 && code[i] != code[i-1] {
				wrong := code[:i-1] + string(code[i]) + string(code[i-1]) + code[i+1:]
				if _, err := ParseTaxCode("", wrong); err == nil {
					t.Errorf("%s for %s is accepted", wrong, code)
				}
			}
		}
	}
}

func TestTaxCodeOn(t *testing.T) {
	for _, tt := range []struct {
		code    string
		form    LegalForm
		day     Day
		refused bool
	}{
		{"094085012345", "household", 2025_06_30, true}, // no tax code of anybody yet
		{"094085012345", "household", 2025_07_01, false},
		{"094085012345", "group", 2026_01_01, false},
		{"094085012345", "limited", 2026_01_01, true},
		{"094085012345", "cooperative", 2026_01_01, true},
		{"0100233488", "household", 2026_01_01, false}, // an old code, which stays in old records
		{"0312687878-001", "limited", 2026_01_01, false},
		{"", "household", 2020_01_01, false},
	} {
		err := CheckTaxCodeOn("tax_code", tt.code, tt.form, tt.day)
		if (err != nil) != tt.refused || tt.refused && Problems(err)[0].Field != "tax_code" {
			t.Errorf("%+v: %v", tt, err)
		}
	}
	if TaxCodeNotice("0100233488", "household", 2025_06_30) != "" || TaxCodeNotice("0100233488", "household", 2025_07_01) == "" || TaxCodeNotice("0100233488", "limited", 2026_01_01) != "" {
		t.Error("the notice on old codes of households")
	}
	if Masked("094085012345") != "•••••••••345" || Masked("0312687878-001") != "0312687878-001" {
		t.Error("what is masked")
	}
}

func TestOwner(t *testing.T) {
	e := Establishment{Name: "Hộ kinh doanh thử", LegalForm: "household", TaxCode: "094085012345", Owner: "Trần Thị Thử", OwnerBirth: 1985_03_02}
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	e.OwnerBirth = 1986_03_02
	if got := refusedFields(e.Check()); len(got) != 1 || got[0] != "owner_birth" {
		t.Errorf("a birth date against the number: %q", got)
	}
	e.TaxCode, e.OwnerBirth = "094203012345", 2003_03_02
	if err := e.Check(); err != nil {
		t.Errorf("born after 2000: %v", err)
	}
	e.OldTaxCode = "0100233480"
	if got := refusedFields(e.Check()); len(got) != 1 || got[0] != "old_tax_code" {
		t.Errorf("an old code that cannot be: %q", got)
	}
	e.OldTaxCode = e.TaxCode
	if got := refusedFields(e.Check()); len(got) != 1 || got[0] != "old_tax_code" {
		t.Errorf("the same code twice: %q", got)
	}
}
