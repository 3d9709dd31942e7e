package store_test

import (
	"fmt"
	"slices"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// livingDraft is a living project without a code.
func livingDraft(p programme.Programme, e programme.Establishment) programme.Project {
	return programme.Project{
		ProgrammeID: p.ID, Title: "Máy ép gạch", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, Stage: programme.Draft,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * tr}, {Source: programme.FromCash, Requested: 150 * tr}},
	}
}

func TestProjectSavedWithoutChange(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		for name, of := range map[string]programme.Project{"old books": project(p, e), "living": livingDraft(p, e)} {
			first := must[programme.Project](t)(s.SaveProject(ctx, me, of))
			stored := must[programme.Project](t)(s.Project(ctx, me, first.ID))
			again := must[programme.Project](t)(s.SaveProject(ctx, me, stored))
			events := must[[]programme.Event](t)(s.History(ctx, me, programme.SProject, first.ID))
			moves := must[[]programme.Moved](t)(s.Moves(ctx, me, first.ID))
			if again.Version != first.Version || len(events) != 1 || len(moves) != 1 {
				t.Errorf("%s: version %d became %d, %d events, %d moves", name, first.Version, again.Version, len(events), len(moves))
			}
			stored.Outcomes = append(slices.Clone(stored.Outcomes), programme.Outcome{Indicator: programme.Income, Promised: programme.Q(0)})
			if changed := must[programme.Project](t)(s.SaveProject(ctx, me, stored)); changed.Version != first.Version+1 {
				t.Errorf("%s: a promise of 0 is a change, and the version is %d", name, changed.Version)
			}
		}
	})
}

// TestProjectOfAnotherBookkeeping: a dossier on its way does not become a
// record of old books, whose stage anybody could set, nor the other way round.
func TestProjectOfAnotherBookkeeping(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		for _, of := range []programme.Project{project(p, e), livingDraft(p, e)} {
			saved := must[programme.Project](t)(s.SaveProject(ctx, me, of))
			saved.Recorded, saved.Stage = !saved.Recorded, programme.Approved
			if _, err := s.SaveProject(ctx, me, saved); !refused(err, programme.Invalid, "recorded") {
				t.Errorf("recorded %v: %v", saved.Recorded, err)
			}
		}
	})
}

func TestProposedCodes(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		errs := atOnce(20, func(i int) error {
			of := livingDraft(p, e)
			of.Title = fmt.Sprint("Máy số ", i)
			_, err := s.SaveProject(ctx, me, of)
			return err
		})
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
		list := must[store.ProjectList](t)(s.Projects(ctx, me, store.ProjectFilter{}))
		for i, item := range list.Items {
			if want := fmt.Sprintf("DP-2020-%02d", i+1); item.Code != want {
				t.Errorf("code %s, want %s", item.Code, want)
			}
		}
		national := livingDraft(p, e)
		national.Level, national.Lines[0].Source = programme.National, programme.FromNational
		if saved := must[programme.Project](t)(s.SaveProject(ctx, me, national)); saved.Code != "QG-2020-01" {
			t.Errorf("code %s", saved.Code)
		}
		national.Code = "QG-2020-01"
		if _, err := s.SaveProject(ctx, me, national); !refused(err, programme.Invalid, "code") {
			t.Errorf("a code that is taken: %v", err)
		}
		book := project(p, e)
		book.Code = ""
		if _, err := s.SaveProject(ctx, me, book); !refused(err, programme.Invalid, "code") {
			t.Errorf("a record of old books has the code of the book: %v", err)
		}
	})
}
