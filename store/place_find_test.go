package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestFindPlaceAmongFew holds the query that reads few units against the rule
// over all of them: the same place, or the same refusal.
func TestFindPlaceAmongFew(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if err := sample.Fill(ctx, s); err != nil {
			t.Fatal(err)
		}
		units := must[[]programme.Place](t)(s.Places(ctx, me, 0))
		typed := []string{"", "  ", "xa", "Huyện Không Có", "100%", "a_b", `\`, "()", "Huyện (", "(943)", "Kế Sách (Không Có)"}
		for i, u := range units {
			if i%7 != 0 {
				continue
			}
			_, short, _ := strings.Cut(u.Name, " ")
			typed = append(typed, u.Name, u.Code, strings.ToUpper(u.Name), short, programme.PlaceRef{Code: u.Code, Name: u.Name}.String())
		}
		for _, text := range typed {
			for _, on := range []programme.Day{0, 2017_01_01, 2026_01_01} {
				want, refused := programme.FindPlace("place", text, units, on)
				got, err := s.FindPlace(ctx, me, "place", text, on)
				if got != want || fmt.Sprint(err) != fmt.Sprint(refused) {
					t.Fatalf("%q on %s:\n got %v, %v\nwant %v, %v", text, on, got, err, want, refused)
				}
			}
		}
		if len(typed) < 50 {
			t.Fatalf("only %d tried", len(typed))
		}
		near := must[[]programme.Place](t)(s.ProvincePlaces(ctx, me, "94", 2016_01_01, 2018_12_31))
		for _, u := range units {
			listed := slices.Contains(near, u)
			if want := (u.Code == "94" || u.ParentCode == "94") && u.ValidFrom <= 2018_12_31 && (u.ValidTo == 0 || u.ValidTo >= 2016_01_01); listed != want {
				t.Errorf("%s %s-%s listed: %v", u.Name, u.ValidFrom, u.ValidTo, listed)
			}
		}
	})
}
