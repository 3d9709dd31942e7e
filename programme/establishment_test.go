package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestEstablishmentCheck(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Establishment)
		want  []string
	}{
		{"only a name and a form", func(*Establishment) {}, nil},
		{"no name", func(e *Establishment) { e.Name = "" }, []string{"name"}},
		{"longest name", func(e *Establishment) { e.Name = strings.Repeat("ổ", 200) }, nil},
		{"longer name", func(e *Establishment) { e.Name = strings.Repeat("ổ", 201) }, []string{"name"}},
		{"no form", func(e *Establishment) { e.LegalForm = "" }, []string{"legal_form"}},
		{"unknown form", func(e *Establishment) { e.LegalForm = "club" }, []string{"legal_form"}},
		{"a tax code that cannot be", func(e *Establishment) { e.TaxCode = "0100233480" }, []string{"tax_code"}},
		{"a tax code not normalised", func(e *Establishment) { e.TaxCode = "01.00.233.488" }, []string{"tax_code"}},
		{"a tax code", func(e *Establishment) { e.TaxCode = "0312687878-001" }, nil},
		{"long texts", func(e *Establishment) {
			e.Address, e.Trade, e.Phone, e.Note = strings.Repeat("a", 301), strings.Repeat("a", 301), strings.Repeat("1", 31), strings.Repeat("a", 4001)
		}, []string{"address", "trade", "phone", "note"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := Establishment{Name: "Cơ sở Cây Khế", LegalForm: "household"}
			tt.spoil(&e)
			if got := refusedFields(e.Check()); !slices.Equal(got, tt.want) {
				t.Fatalf("refused %q, want %q: %v", got, tt.want, e.Check())
			}
		})
	}
}

func TestEveryLegalFormHasALabel(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range LegalForms {
		if l := f.Label(); l == string(f) || seen[l] {
			t.Errorf("%q is called %q", f, l)
		}
		seen[f.Label()] = true
	}
}
