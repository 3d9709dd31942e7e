package programme

import (
	"slices"
	"testing"
)

func mergedPair() (kept, merged Establishment) {
	kept = Establishment{ID: 1, Name: "Cơ sở Cây Khế", LegalForm: "household", Place: PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Note: "Giữ"}
	merged = Establishment{ID: 2, Name: "DNTN Cây Khế", LegalForm: "private", TaxCode: "0312687878", Place: PlaceRef{Code: "944", Name: "Huyện Mỹ Tú"},
		Address: "Ấp 5", Trade: "Mộc", Phone: "0299 123"}
	return kept, merged
}

// Every field that people read can be taken from either record, and only it.
func TestMergeTakesEachField(t *testing.T) {
	kept, merged := mergedPair()
	var usual []string
	for i, c := range MergeChoices(kept, merged) {
		if c.FromMerged {
			usual = append(usual, c.Field)
		}
		after := kept.WithFrom(merged, []string{c.Field}).Fields()
		for j, f := range after {
			want := kept.Fields()[j].Value
			if i == j {
				want = c.Merged
			}
			if f.Value != want {
				t.Errorf("taking %s: %s is %q, want %q", c.Field, f.Field, f.Value, want)
			}
		}
	}
	if want := []string{"tax_code", "address", "trade", "phone"}; !slices.Equal(usual, want) {
		t.Errorf("usually taken: %q, want %q", usual, want)
	}
}

func TestMayMerge(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(kept, merged *Establishment)
		want  bool
	}{
		{"two records", func(_, _ *Establishment) {}, true},
		{"into itself", func(kept, merged *Establishment) { merged.ID = kept.ID }, false},
		{"into a merged one", func(kept, _ *Establishment) { kept.MergedInto = 9 }, false},
		{"a second time", func(_, merged *Establishment) { merged.MergedInto = 9 }, false},
	}
	for _, tt := range tests {
		kept, merged := mergedPair()
		tt.spoil(&kept, &merged)
		if err := MayMerge(kept, merged); (err == nil) != tt.want || err != nil && KindOf(err) != Invalid {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
