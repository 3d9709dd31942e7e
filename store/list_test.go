package store_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// fill makes projects that differ in all that a list can be narrowed by.
func fill(t *testing.T, s *store.Store) (programme.Programme, programme.Establishment) {
	t.Helper()
	p, e := province(t, s)
	var all []programme.Project
	add := func(code, title string, change func(*programme.Project)) {
		pr := project(p, e)
		pr.Code, pr.Title = code, title
		change(&pr)
		all = append(all, pr)
	}
	add("A-1", "Bánh pía", func(pr *programme.Project) { pr.Year = 2016 })
	add("A-2", "Ăn uống", func(pr *programme.Project) {
		pr.Level, pr.Lines[0].Source, pr.Lines[0].Done = programme.National, programme.FromNational, 999*tr
	})
	add("A-3", "An toàn", func(pr *programme.Project) { pr.Stage, pr.Year = programme.Underway, 2018 })
	add("A-4", "Đan lát", func(pr *programme.Project) {
		pr.Content, pr.Place, pr.Establishment.ID = "KC1", programme.PlaceRef{}, 0
	})
	add("A-5", "Dệt chiếu", func(pr *programme.Project) { pr.Kind, pr.Year = programme.KindPlan, 2019 })
	add("A-6", "Âm thanh", func(pr *programme.Project) { pr.Stage = programme.Submitted })
	add("A-7", "Zinc 100% _x_", func(pr *programme.Project) { pr.Stage = programme.Stopped })
	if err := s.SaveProjects(ctx, me, all); err != nil {
		t.Fatal(err)
	}
	return p, e
}

func codes(l store.ProjectList) string {
	var all []string
	for _, i := range l.Items {
		all = append(all, strings.TrimPrefix(i.Code, "A-"))
	}
	return strings.Join(all, " ")
}

func TestProjectsNarrowedAndSorted(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := fill(t, s)
		for _, tt := range []struct {
			name string
			f    store.ProjectFilter
			want string
		}{
			{"all, by code", store.ProjectFilter{}, "1 2 3 4 5 6 7"},
			{"of the programme", store.ProjectFilter{ProgrammeID: p.ID}, "1 2 3 4 5 6 7"},
			{"of another programme", store.ProjectFilter{ProgrammeID: p.ID + 1}, ""},
			{"from a year", store.ProjectFilter{From: 2018}, "3 5"},
			{"to a year", store.ProjectFilter{To: 2016}, "1"},
			{"between years", store.ProjectFilter{From: 2016, To: 2017}, "1 2 4 6 7"},
			{"level", store.ProjectFilter{Level: programme.National}, "2"},
			{"kind", store.ProjectFilter{Kind: programme.KindPlan}, "5"},
			{"content", store.ProjectFilter{Content: "KC1"}, "4"},
			{"place", store.ProjectFilter{Place: "943"}, "1 2 3 5 6 7"},
			{"no place", store.ProjectFilter{Place: "-"}, "4"},
			{"stage", store.ProjectFilter{Stage: programme.Completed}, "1 2 4 5"},
			{"in an annual plan", store.ProjectFilter{Stage: store.Planned}, "1 2 3 4 5 7"},
			{"establishment", store.ProjectFilter{EstablishmentID: e.ID}, "1 2 3 5 6 7"},
			{"several at once", store.ProjectFilter{Stage: programme.Completed, Level: programme.Local, From: 2017, Place: "943"}, "5"},
			{"text without tones", store.ProjectFilter{Text: "det chieu"}, "5"},
			{"words in any order", store.ProjectFilter{Text: "  CHIẾU   dệt "}, "5"},
			{"text of the establishment", store.ProjectFilter{Text: "dang van on banh"}, "1"},
			{"text of the place", store.ProjectFilter{Text: "ke sach pia"}, "1"},
			{"đ is d", store.ProjectFilter{Text: "dan lat"}, "4"},
			{"a per cent sign is a letter", store.ProjectFilter{Text: "100%"}, "7"},
			{"only a per cent sign", store.ProjectFilter{Text: "%"}, "7"},
			{"an underscore is a letter", store.ProjectFilter{Text: "_x_"}, "7"},
			{"a backslash is a letter", store.ProjectFilter{Text: `\`}, ""},
			{"a quotation mark is a letter", store.ProjectFilter{Text: `'; DROP TABLE projects --`}, ""},
			{"nothing found", store.ProjectFilter{Text: "khong co"}, ""},

			{"Vietnamese order", store.ProjectFilter{Sort: "title"}, "3 2 6 1 5 4 7"},
			{"turned round", store.ProjectFilter{Sort: "-title"}, "7 4 5 1 6 2 3"},
			{"year, then as entered", store.ProjectFilter{Sort: "year"}, "1 2 4 6 7 3 5"},
			{"latest year first", store.ProjectFilter{Sort: "-year"}, "5 3 2 4 6 7 1"},
			{"largest support first", store.ProjectFilter{Sort: "-support", Stage: programme.Completed}, "2 1 4 5"},
			{"unknown order", store.ProjectFilter{Sort: "1; DROP TABLE projects"}, "1 2 3 4 5 6 7"},
		} {
			t.Run(tt.name, func(t *testing.T) {
				list, err := s.Projects(ctx, me, tt.f)
				if err != nil || codes(list) != tt.want || int(list.Total) != len(list.Items) {
					t.Fatalf("%q of %d, %v; want %q", codes(list), list.Total, err, tt.want)
				}
				all, err := s.AllProjects(ctx, me, tt.f)
				if err != nil || len(all) != len(list.Items) {
					t.Fatalf("%d of %d projects in an export, %v", len(all), len(list.Items), err)
				}
				var approved, done programme.Sums
				for _, i := range all {
					approved = approved.Plus(i.ApprovedSums)
					if i.Kind == programme.KindPlan {
						approved.Plans++
					} else {
						approved.Projects++
					}
					if i.Stage == programme.Completed {
						done = done.Plus(i.DoneSums)
						if i.Kind == programme.KindPlan {
							done.Plans++
						} else {
							done.Projects++
						}
					}
				}
				if approved != list.Approved || done != list.Done {
					t.Errorf("totals %+v %+v, lines add up to %+v %+v", list.Approved, list.Done, approved, done)
				}
			})
		}
	})
}

func TestPages(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		const n = 2*store.PageSize + 3
		var all []programme.Project
		for i := range n {
			pr := project(p, e)
			pr.Code, pr.Title = fmt.Sprintf("P-%03d", i), "cùng một tên"
			all = append(all, pr)
		}
		if err := s.SaveProjects(ctx, me, all); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for page := 1; page <= 3; page++ {
			list := must[store.ProjectList](t)(s.Projects(ctx, me, store.ProjectFilter{Page: page, Sort: "title"}))
			for _, i := range list.Items {
				if seen[i.Code] {
					t.Errorf("%s is on two pages", i.Code)
				}
				seen[i.Code] = true
			}
			if list.Done.Support != n*145*tr || list.Approved.Projects != n || list.Total != n || list.Pages != 3 || list.Page != page {
				t.Errorf("page %d: totals %+v of %d, %d pages", page, list.Done, list.Total, list.Pages)
			}
		}
		if len(seen) != n {
			t.Errorf("%d of %d projects on three pages", len(seen), n)
		}
		for asked, want := range map[int]int{0: 1, -5: 1, 4: 3, 1 << 40: 3} {
			list, err := s.Projects(ctx, me, store.ProjectFilter{Page: asked})
			if err != nil || list.Page != want || len(list.Items) == 0 {
				t.Errorf("page %d shows page %d with %d lines, %v", asked, list.Page, len(list.Items), err)
			}
		}
		if list := must[store.ProjectList](t)(s.Projects(ctx, me, store.ProjectFilter{Text: "không", Page: 9})); list.Page != 1 || list.Pages != 1 || len(list.Items) != 0 {
			t.Errorf("an empty list has one page: %+v", list)
		}
	})
}

func TestEstablishments(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := fill(t, s)
		for _, name := range []string{"Ấp Mới", "An Bình", "Ăn Ngon", "Đại Phát", "Dân Tiến"} {
			must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{Name: name, LegalForm: "limited", Trade: "Gạo"}))
		}
		for _, tt := range []struct {
			name string
			f    store.EstablishmentFilter
			want string
		}{
			{"Vietnamese order", store.EstablishmentFilter{}, "An Bình; Ăn Ngon; Ấp Mới; " + e.Name + "; Dân Tiến; Đại Phát"},
			{"turned round", store.EstablishmentFilter{Sort: "-name"}, "Đại Phát; Dân Tiến; " + e.Name + "; Ấp Mới; Ăn Ngon; An Bình"},
			{"most supported first", store.EstablishmentFilter{Sort: "-support", Text: "dai phat"}, "Đại Phát"},
			{"legal form", store.EstablishmentFilter{LegalForm: "household"}, e.Name},
			{"place", store.EstablishmentFilter{Place: "943"}, e.Name},
			{"text of trade", store.EstablishmentFilter{Text: "gao an"}, "An Bình; Ăn Ngon; Dân Tiến"},
		} {
			t.Run(tt.name, func(t *testing.T) {
				list, err := s.Establishments(ctx, me, tt.f)
				var names []string
				for _, i := range list.Items {
					names = append(names, i.Name)
				}
				if got := strings.Join(names, "; "); err != nil || got != tt.want || int(list.Total) != len(names) {
					t.Errorf("%s; %v", got, err)
				}
			})
		}
		t.Run("what it received", func(t *testing.T) {
			list := must[store.EstablishmentList](t)(s.Establishments(ctx, me, store.EstablishmentFilter{Sort: "-support"}))
			// Three of its projects are completed: two local, one national.
			if i := list.Items[0]; i.ID != e.ID || i.Projects != 3 || i.Support != (145+999+145)*tr {
				t.Errorf("%+v of %s", i, p.Code)
			}
		})
	})
}
