package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestFormsOn(t *testing.T) {
	all := []OfficeForm{
		{ID: 1, Paper: "contract", Name: "Hợp đồng", From: 2026_01_01},
		{ID: 2, Paper: "contract", Name: "HỢP ĐỒNG", From: 2026_06_01},
		{ID: 3, Paper: "contract", Name: "Hợp đồng máy", From: 2026_01_01, Withdrawn: 2026_05_01},
		{ID: 4, Paper: "proposal", Name: "Đề án", From: 2026_01_01},
		{ID: 5, Paper: "proposal", Name: "Đề án", From: 2026_01_01},
	}
	for day, want := range map[Day][]int64{2025_12_31: nil, 2026_01_01: {5, 1, 3}, 2026_05_01: {5, 1}, 2026_06_01: {5, 2}} {
		var got []int64
		for _, f := range FormsOn(all, day) {
			got = append(got, f.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %s: %v, want %v", day, got, want)
		}
	}
	for id, want := range map[int]string{0: "Đã có bản mới hơn", 1: "Đang dùng", 2: "Đã bỏ từ 01/05/2026"} {
		if got := all[id].State(all, 2026_07_01); got != want {
			t.Errorf("form %d: %s", id+1, got)
		}
	}
	if got := all[1].State(all, 2026_02_01); got != "Dùng từ 01/06/2026" {
		t.Error(got)
	}
}

func TestOfficeFormCheck(t *testing.T) {
	good := OfficeForm{Paper: "contract", Name: "Hợp đồng", From: 2026_01_01}
	if err := good.Check(2026_01_02); err != nil {
		t.Error(err)
	}
	for field, spoil := range map[string]func(*OfficeForm){
		"paper": func(f *OfficeForm) { f.Paper = "letter" }, "name": func(f *OfficeForm) { f.Name = "" }, "from": func(f *OfficeForm) { f.From = 0 },
		"note": func(f *OfficeForm) { f.Note = strings.Repeat("a", 1001) },
	} {
		f := good
		spoil(&f)
		if pr := Problems(f.Check(2026_01_02)); len(pr) != 1 || pr[0].Field != field {
			t.Errorf("%s: %v", field, pr)
		}
	}
	far := good
	far.From = 2028_01_01
	if far.Check(2026_01_02) == nil {
		t.Error("from two years on")
	}
}

// Every field and list has a name of its own as forms write it, and says
// something, or nothing, of a project of which nothing is known.
func TestFormFields(t *testing.T) {
	seen := map[string]bool{}
	name := func(key, label string) {
		if seen[key] || key != strings.ReplaceAll(Fold(key), " ", "_") || label == "" {
			t.Errorf("%q, %q", key, label)
		}
		seen[key] = true
	}
	var empty FormData
	for _, f := range FormFields {
		name(f.Key, f.Label)
		f.Value(empty)
	}
	for _, l := range FormLists {
		name(l.Key, l.Label)
		if got := l.Lines(empty); len(got) != 0 {
			t.Errorf("%s of nothing: %v", l.Key, got)
		}
	}
	d := FormData{Today: 2026_03_05, Project: Project{Code: "DP-1", Lines: []FundingLine{{Source: FromLocal, Requested: 3 * Million, Approved: 2 * Million}}},
		Contract:   Contract{Terms: ContractTerms{Costs: []CostLine{{Item: "Máy", Amounts: []SourceAmount{{Source: FromLocal, Amount: 2 * Million}, {Source: FromCash, Amount: 3 * Million}}}}, Parties: []Party{{Side: "B", Name: "Cơ sở"}}}},
		Acceptance: Acceptance{Body: AcceptanceBody{Lines: []AcceptedLine{{Item: "Máy", Accepted: Million}}, Members: []AcceptanceMember{{Side: SideOffice, Name: "A"}}}},
		Settlement: Settlement{Body: SettlementBody{Lines: []SettledLine{{Item: "Máy", Settled: Million}}}}}
	for _, l := range FormLists {
		for _, line := range l.Lines(d) {
			if len(line) != len(l.Columns) {
				t.Errorf("%s: %d texts of %d", l.Key, len(line), len(l.Columns))
			}
		}
	}
	for _, f := range FormFields {
		if want, has := map[string]string{"ngay": "05", "thang": "03", "kinh_phi_duyet": "2.000.000 đồng", "kinh_phi_duyet_bang_chu": "Hai triệu đồng", "ben_b": "Cơ sở", "gia_tri_hop_dong": "2.000.000 đồng"}[f.Key]; has && f.Value(d) != want {
			t.Errorf("%s: %q", f.Key, f.Value(d))
		}
	}
}
