package programme

import (
	"slices"
	"testing"
)

func TestSectorOf(t *testing.T) {
	for code, want := range map[string]Sector{
		"1030": "NN1", "10309": "NN1", "1629": "NN5", "1621": "NN1", "2392": "NN3", "2393": "NN5", "2012": "NN3", "2029": "", "2822": "NN4", "0810": "NN6",
		"4711": "", "12": "", "": "", "1": "",
	} {
		if got := SectorOf(code, VSIC2018); got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
	if got := SectorOf("1030", VSIC2025); got != "" {
		t.Errorf("a code of the new edition is read by the old one: %q", got)
	}
	for code, s := range vsicSectors {
		if s.index() < 0 {
			t.Errorf("%s leads to %q", code, s)
		}
	}
}

func TestSectorOn(t *testing.T) {
	if !Sector("NN1").On(2016_01_01) || Sector("NN8").On(2025_10_14) || !Sector("NN8").On(2025_10_15) || Sector("").On(2026_01_01) {
		t.Error("which sectors were supported when")
	}
}

func TestEstablishmentSector(t *testing.T) {
	e := Establishment{Name: "Cơ sở thử", LegalForm: "household"}
	for _, tt := range []struct {
		sector Sector
		vsic   string
		list   VSICList
		want   []string
	}{
		{"", "", "", nil}, {"NN1", "1030", VSIC2018, nil}, {"NN9", "", "", []string{"sector"}}, {"", "103", VSIC2018, []string{"vsic"}},
		{"", "1030", "", []string{"vsic_list"}}, {"", "10a0", VSIC2025, []string{"vsic"}},
	} {
		e.Sector, e.VSIC, e.VSICList = tt.sector, tt.vsic, tt.list
		if got := refusedFields(e.Check()); !slices.Equal(got, tt.want) {
			t.Errorf("%+v refused %q", tt, got)
		}
	}
	for _, tt := range []struct {
		e              Establishment
		mining, bricks bool
	}{
		{Establishment{Sector: "NN6"}, true, false}, {Establishment{VSIC: "0810", VSICList: VSIC2025}, true, false},
		{Establishment{VSIC: "2392"}, false, true}, {Establishment{Trade: "Sản xuất gạch tuynel"}, false, true}, {Establishment{Trade: "Bánh phồng tôm"}, false, false},
		{Establishment{Name: "HTX Gạch nhà"}, false, true},
	} {
		if tt.e.Mining() != tt.mining || tt.e.MayFireBricks() != tt.bricks {
			t.Errorf("%+v", tt.e)
		}
	}
}
