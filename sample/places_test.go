package sample

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"khuyencong/programme"
)

const before, after programme.Day = 2016_01_01, 2026_01_01

func TestPlaces(t *testing.T) {
	count := map[string]int{} // by type word and time
	seen := map[string]bool{}
	for _, p := range places() {
		if seen[p.Code] {
			t.Errorf("code %s twice", p.Code)
		}
		seen[p.Code] = true
		if p.On(before) == p.On(after) {
			t.Errorf("%s existed both before and after 01/07/2025, or never", p.Name)
		}
		if p.On(lastOfOld) == p.On(firstOfNew) {
			t.Errorf("%s does not change with 01/07/2025", p.Name)
		}
		kind, _, _ := strings.Cut(p.Name, " ")
		if p.On(before) {
			kind = "old " + kind
		}
		count[kind]++
	}
	for kind, want := range map[string]int{"Xã": 35, "Phường": 8, "Thành": 1, "old Tỉnh": 1, "old Huyện": 8, "old Thị": 2, "old Thành": 1} {
		if count[kind] != want {
			t.Errorf("%d units %q, want %d", count[kind], kind, want)
		}
	}
}

// TestPlacesAgainstOfficialLists compares the list with the published lists of
// codes where they lie beside the repository.
func TestPlacesAgainstOfficialLists(t *testing.T) {
	old := rows(t, "old_gso_districts_63p.csv")
	wards := rows(t, "new_34p_wards.csv")
	official := map[string]string{}
	for _, r := range old {
		if r[4] == oldProvince {
			official[r[0]] = r[1]
		}
	}
	if len(official) != len(districts) {
		t.Errorf("%d districts in the official list, %d here", len(official), len(districts))
	}
	for _, r := range wards {
		if r[3] == newCity {
			official[r[0]] = r[2]
		}
	}
	for _, p := range places() {
		if p.ParentCode != "" && official[p.Code] != p.Name {
			t.Errorf("%s is %q in the official list, %q here", p.Code, official[p.Code], p.Name)
		}
	}
}

func rows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open("../../shared/data/admin/" + name)
	if err != nil {
		t.Skip("the official lists of units are not beside the repository; TestPlaces checks what is known without them")
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
