package store_test

import (
	"context"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

var (
	ctx = context.Background()
	me  = programme.LocalUser
)

// province makes a programme with one district and one establishment.
func province(t *testing.T, s *store.Store) (programme.Programme, programme.Establishment) {
	t.Helper()
	p, err := s.SaveProgramme(ctx, me, programme.Programme{Code: "T-2016-2020", Name: "Chương trình thử", Province: "tỉnh Thử", ProvinceCode: "94", From: 2016, To: 2020})
	if err != nil {
		t.Fatal(err)
	}
	from, _ := programme.NewDay(2004, 1, 1)
	to, _ := programme.NewDay(2025, 6, 30)
	if err := s.AddPlaces(ctx, me, []programme.Place{{Code: "943", Name: "Huyện Kế Sách", ParentCode: "94", ValidFrom: from, ValidTo: to}}); err != nil {
		t.Fatal(err)
	}
	e, err := s.SaveEstablishment(ctx, me, programme.Establishment{Name: "Cơ sở Đặng Văn Ơn", LegalForm: "household", Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}})
	if err != nil {
		t.Fatal(err)
	}
	return p, e
}

func project(p programme.Programme, e programme.Establishment) programme.Project {
	return programme.Project{Recorded: true,
		ProgrammeID: p.ID, Code: "DP-2017-01", Title: "Ứng dụng máy sấy chè Đường", Kind: programme.KindProject, Content: "KC3c",
		Level: programme.Local, Year: 2017, Establishment: programme.EstablishmentRef{ID: e.ID}, Place: programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"},
		Stage: programme.Completed, Commitment: 300 * programme.Million,
		Lines: []programme.FundingLine{
			{Source: programme.FromLocal, Approved: 150 * programme.Million, Done: 145 * programme.Million},
			{Source: programme.FromCash, Approved: 300 * programme.Million, Done: 310 * programme.Million},
			{Source: programme.FromOther, Name: "OCOP", Approved: 0, Done: 20 * programme.Million},
		},
		Outcomes: []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(5), Actual: programme.Q(6)}},
	}
}

func TestProject(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		saved, err := s.SaveProject(ctx, me, project(p, e))
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Project(ctx, me, saved.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got.Title != "Ứng dụng máy sấy chè Đường" || got.Done().Total() != 475*programme.Million || len(got.Outcomes) != 1 || got.Establishment.Name != e.Name {
			t.Fatalf("read back %+v", got)
		}

		t.Run("found without tones", func(t *testing.T) {
			list, err := s.Projects(ctx, me, store.ProjectFilter{ProgrammeID: p.ID, Text: "che duong"})
			if err != nil || list.Total != 1 || list.Done.Support != 145*programme.Million || list.Done.Projects != 1 {
				t.Fatalf("%+v %v", list, err)
			}
			list, err = s.Projects(ctx, me, store.ProjectFilter{ProgrammeID: p.ID, Text: "100%"})
			if err != nil || list.Total != 0 || len(list.Items) != 0 {
				t.Fatalf("a per cent sign is a letter, not a wildcard: %+v %v", list, err)
			}
		})

		t.Run("two people save the same record", func(t *testing.T) {
			first, second := got, got
			first.Title = "Tên thứ nhất"
			if _, err := s.SaveProject(ctx, me, first); err != nil {
				t.Fatal(err)
			}
			second.Title = "Tên thứ hai"
			if _, err := s.SaveProject(ctx, me, second); programme.KindOf(err) != programme.Conflict {
				t.Fatalf("want a conflict, got %v", err)
			}
			now, _ := s.Project(ctx, me, got.ID)
			if now.Title != "Tên thứ nhất" || now.Done().Total() != 475*programme.Million {
				t.Fatalf("the first save was overwritten: %+v", now)
			}
		})

		t.Run("every save has its line of history", func(t *testing.T) {
			events, err := s.History(ctx, me, programme.SProject, saved.ID)
			if err != nil || len(events) != 2 {
				t.Fatalf("%d events, %v", len(events), err)
			}
			if c := events[0].Changes; len(c) != 1 || c[0].Old != "Ứng dụng máy sấy chè Đường" || c[0].New != "Tên thứ nhất" || !events[0].At.Equal(storetest.Start) {
				t.Fatalf("%+v", events[0])
			}
		})
	})
}

func TestProjectRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		tests := []struct {
			name, field string
			spoil       func(*programme.Project)
		}{
			{"year outside the programme", "year", func(p *programme.Project) { p.Year = 2021 }},
			{"unknown place", "place", func(p *programme.Project) { p.Place = programme.PlaceRef{Code: "999", Name: "Huyện Không Có"} }},
			{"name of another unit's code", "place", func(p *programme.Project) { p.Place.Name = "Huyện Long Phú" }},
			{"negative amount", "done_local", func(p *programme.Project) { p.Lines[0].Done = -1 }},
			{"absurd amount", "approved_cash", func(p *programme.Project) { p.Lines[1].Approved = 999_999_999_999 }},
			{"counterpart below the commitment", "done_cash", func(p *programme.Project) { p.Lines[1].Done = 299_999_999 }},
			{"content not in the law", "content", func(p *programme.Project) { p.Content = "KC99" }},
			{"no title", "title", func(p *programme.Project) { p.Title = "" }},
			{"establishment that is gone", "establishment", func(p *programme.Project) { p.Establishment.ID = 12345 }},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				pr := project(p, e)
				tt.spoil(&pr)
				_, err := s.SaveProject(ctx, me, pr)
				problems := programme.Problems(err)
				if len(problems) == 0 || problems[0].Kind != programme.Invalid || problems[0].Field != tt.field {
					t.Fatalf("want field %s refused, got %v", tt.field, err)
				}
				if list, _ := s.Projects(ctx, me, store.ProjectFilter{}); list.Total != 0 {
					t.Fatal("a refused project was stored")
				}
			})
		}
		t.Run("code used twice", func(t *testing.T) {
			if _, err := s.SaveProject(ctx, me, project(p, e)); err != nil {
				t.Fatal(err)
			}
			_, err := s.SaveProject(ctx, me, project(p, e))
			if pr := programme.Problems(err); len(pr) != 1 || pr[0].Field != "code" {
				t.Fatalf("%v", err)
			}
		})
	})
}
