package programme

import (
	"slices"
	"strings"
	"testing"
)

// confirmedNorms are the norms that are known, as if an office had held each
// against the text.
func confirmedNorms() []Norm {
	all := KnownNorms()
	for i := range all {
		all[i].ConfirmedBy, all[i].ConfirmedOn = "Phòng Quản lý công nghiệp", 2026_01_05
	}
	return all
}

// TestFinalSupport has the golden values G7, G8 and G9 at acceptance: the day
// of the plan's decision says which norm counts.
func TestFinalSupport(t *testing.T) {
	for _, c := range []struct {
		name               string
		content            string
		decided            Day
		approved, contract Money // support
		contractCost, cost Money
		exception          string
		want               Money
		by                 string
	}{
		{"G7 approved on the last day of the old text", "KC3c", 2018_05_10, 250 * Million, 250 * Million, 500 * Million, 500 * Million, "", 200 * Million, "Mức trần"},
		{"G7 approved a day later", "KC3c", 2018_05_11, 250 * Million, 250 * Million, 500 * Million, 500 * Million, "", 250 * Million, "Kế hoạch duyệt"},
		{"G8 a dear machine", "KC3c", 2019_03_01, 350 * Million, 350 * Million, 700 * Million, 700 * Million, "", 300 * Million, "Mức trần"},
		{"G9 a line", "KC3e", 2019_03_01, 500 * Million, 500 * Million, 1000 * Million, 1000 * Million, "", 450 * Million, "Mức trần"},
		{"cost fell: the share falls", "KC3c", 2026_03_02, 250 * Million, 250 * Million, 500 * Million, 450 * Million, "", 225 * Million, "Tỷ lệ × chi phí"},
		{"cost rose: approved stays", "KC3c", 2026_03_02, 250 * Million, 250 * Million, 500 * Million, 800 * Million, "", 250 * Million, "Kế hoạch duyệt"},
		{"the contract gives less", "KC3c", 2026_03_02, 250 * Million, 240 * Million, 500 * Million, 500 * Million, "", 240 * Million, "Hợp đồng"},
		{"dear machine, cheaper than planned: half of it is still above the cap", "KC3c", 2026_03_02, 300 * Million, 300 * Million, 700 * Million, 650 * Million, "", 300 * Million, "Kế hoạch duyệt"},
		{"no norm: the contract's share", "KC1a", 2026_03_02, 100 * Million, 100 * Million, 300 * Million, 240 * Million, "", 80 * Million, "Tỷ lệ theo hợp đồng × chi phí"},
		{"a paper allows more than the norm", "KC3c", 2026_03_02, 400 * Million, 400 * Million, 800 * Million, 600 * Million, "12/QĐ", 300 * Million, "Tỷ lệ theo hợp đồng × chi phí"},
		{"half a đồng is rounded up", "KC3c", 2026_03_02, 250 * Million, 250 * Million, 500 * Million, 333_333_333, "", 166_666_667, "Tỷ lệ × chi phí"},
		{"nothing was done", "KC3c", 2026_03_02, 250 * Million, 250 * Million, 500 * Million, 0, "", 0, "Tỷ lệ × chi phí"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := FinalSupportOf(SupportBasis{Content: c.content, Level: Local, Norms: confirmedNorms(), Decided: c.decided, Exception: c.exception,
				Approved: c.approved, Contracted: c.contract, ContractGave: c.contract, ContractCost: c.contractCost, Cost: c.cost})
			if got.Amount != c.want || got.Deciding().Name != c.by {
				t.Errorf("%s by %q, want %s by %q\n%s", got.Amount, got.Deciding().Name, c.want, c.by, got.Formula())
			}
			for _, s := range got.Steps {
				if s.Source == "" || s.Text == "" {
					t.Errorf("step %q names no source or arithmetic", s.Name)
				}
			}
		})
	}
}

// TestUnconfirmedNormIsNotApplied: what nobody has held against the text is
// said and never applied.
func TestUnconfirmedNormIsNotApplied(t *testing.T) {
	got := FinalSupportOf(SupportBasis{Content: "KC3c", Level: Local, Norms: KnownNorms(), Decided: 2026_03_02,
		Approved: 400 * Million, Contracted: 400 * Million, ContractGave: 400 * Million, ContractCost: 800 * Million, Cost: 800 * Million})
	if got.Amount != 400*Million || !strings.Contains(got.Note, "chưa được xác nhận") {
		t.Errorf("%s, note %q", got.Amount, got.Note)
	}
}

// TestSplitBy: the parts always add up to the whole.
func TestSplitBy(t *testing.T) {
	among := []SourceAmount{{FromCash, "", 3}, {FromCredit, "", 3}, {FromInKind, "", 1}, {FromOther, "OCOP", 0}}
	for _, m := range []Money{0, 1, 2, 100, 999_999_999_999} {
		parts := splitBy(m, among)
		if sumOf(parts) != m || slices.ContainsFunc(parts, func(a SourceAmount) bool { return a.Amount < 0 }) {
			t.Errorf("%d is split into %v", m, parts)
		}
	}
	if got := splitBy(10, nil); got != nil {
		t.Errorf("nobody got %v", got)
	}
}
