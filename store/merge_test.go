package store_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// twice is a province with one establishment recorded twice, the second with a
// tax code and two completed projects.
func twice(t *testing.T, s *store.Store) (of programme.Programme, kept, merged programme.Establishment) {
	t.Helper()
	of, kept = province(t, s)
	merged = must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{
		Name: "DNTN Đặng Văn Ơn", LegalForm: "private", TaxCode: "0312687878", Address: "Ấp 5", Phone: "0299 123", Place: kept.Place}))
	for i, e := range []programme.Establishment{kept, merged, merged} {
		p := project(of, e)
		p.Code, p.Year = "DP-2017-0"+string(rune('1'+i)), 2016+i
		must[programme.Project](t)(s.SaveProject(ctx, me, p))
	}
	return of, kept, merged
}

func TestMergeEstablishments(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, kept, merged := twice(t, s)
		admin := administrator(t, s)
		owner := officer(t, s, admin, "chu", programme.Post{Title: "Chủ cơ sở", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: merged.ID}})
		before := evaluation(t, s, of.ID, programme.Years(2016, 2018))
		was := must[programme.Project](t)(s.Project(ctx, me, 2))

		chosen := kept.WithFrom(merged, []string{"tax_code", "address"})
		if moved, err := s.MergeEstablishments(ctx, me, chosen, merged); err != nil || moved != 2 {
			t.Fatalf("%d moved, %v", moved, err)
		}
		got := must[programme.Establishment](t)(s.Establishment(ctx, me, kept.ID))
		if got.Name != kept.Name || got.TaxCode != "0312687878" || got.Address != "Ấp 5" || got.Phone != "" || got.Version != kept.Version+1 {
			t.Errorf("kept: %+v", got)
		}
		gone := must[programme.Establishment](t)(s.Establishment(ctx, me, merged.ID))
		if gone.MergedInto != kept.ID || gone.Phone != merged.Phone || gone.Version != merged.Version+1 {
			t.Errorf("merged: %+v", gone)
		}
		if list := must[store.EstablishmentList](t)(s.Establishments(ctx, me, store.EstablishmentFilter{})); list.Total != 1 || len(list.Items) != 1 || list.Items[0].Projects != 3 {
			t.Errorf("listed: %+v", list)
		}
		now := must[programme.Project](t)(s.Project(ctx, me, 2))
		if now.Establishment.ID != kept.ID || now.Version != was.Version+1 {
			t.Errorf("project: %+v", now)
		}
		now.Establishment, now.Version, now.UpdatedAt = was.Establishment, was.Version, was.UpdatedAt
		if !reflect.DeepEqual(now, was) {
			t.Errorf("more of the project changed: %+v, was %+v", now, was)
		}

		// Every number stays but the count of different beneficiaries.
		after := evaluation(t, s, of.ID, programme.Years(2016, 2018))
		if before.Beneficiaries != 2 || after.Beneficiaries != 1 {
			t.Errorf("beneficiaries %d, then %d", before.Beneficiaries, after.Beneficiaries)
		}
		after.Beneficiaries = before.Beneficiaries
		if !reflect.DeepEqual(before, after) {
			t.Error("more of the evaluation changed")
		}

		// The people of the merged record see the kept one.
		owner = signIn(t, s, "chu")
		if owner.Scope.EstablishmentID != kept.ID {
			t.Errorf("the owner's scope: %+v", owner.Scope)
		}
	})
}

func TestMergeIsInEveryHistory(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		_, kept, merged := twice(t, s)
		if _, err := s.MergeEstablishments(ctx, me, kept.WithFrom(merged, []string{"tax_code"}), merged); err != nil {
			t.Fatal(err)
		}
		newest := func(of programme.Subject, id int64) programme.Event {
			return must[[]programme.Event](t)(s.History(ctx, me, of, id))[0]
		}
		e := newest(programme.SEstablishment, merged.ID)
		var lost []string
		for _, f := range merged.Fields() {
			if f.Value != "" && !slices.ContainsFunc(e.Changes, func(c programme.Change) bool { return c.Field == f.Field && c.Old == f.Value }) {
				lost = append(lost, f.Field)
			}
		}
		if e.Action != "merged" || len(lost) > 0 || !strings.Contains(e.Note, "#1") {
			t.Errorf("of the merged: %+v, lost %q", e, lost)
		}
		if e := newest(programme.SEstablishment, kept.ID); e.Action != "took_in" || len(e.Changes) != 1 || e.Changes[0].New != "0312687878" || !strings.Contains(e.Note, "#2") {
			t.Errorf("of the kept: %+v", e)
		}
		if e := newest(programme.SProject, 3); e.Action != "changed" || len(e.Changes) != 1 || e.Changes[0].New != "Cơ sở Đặng Văn Ơn (#1)" {
			t.Errorf("of a project: %+v", e)
		}
	})
}

func TestMergeRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, kept, merged := twice(t, s)
		admin := administrator(t, s)
		commune := officer(t, s, admin, "xa", programme.Post{Title: "Cán bộ xã", Role: programme.RoleCommuneOfficer, Scope: programme.Scope{Places: []string{"943"}}})
		national := officer(t, s, admin, "tw", programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"943"}}})
		elsewhere := project(of, merged)
		elsewhere.Code, elsewhere.Place = "DP-2017-09", programme.PlaceRef{}
		must[programme.Project](t)(s.SaveProject(ctx, me, elsewhere))

		old := merged
		old.Version--
		oldKept := kept
		oldKept.Version--
		wrong := kept
		wrong.Name = ""
		for name, tt := range map[string]struct {
			by           programme.User
			kept, merged programme.Establishment
			want         programme.Kind
		}{
			"by who may not edit projects":     {commune, kept, merged, programme.Forbidden},
			"by who does not see all projects": {national, kept, merged, programme.Forbidden},
			"into itself":                      {me, merged, merged, programme.Invalid},
			"the merged was saved meanwhile":   {me, kept, old, programme.Conflict},
			"the kept was saved meanwhile":     {me, oldKept, merged, programme.Conflict},
			"without a name":                   {me, wrong, merged, programme.Invalid},
			"of what is not there":             {me, kept, programme.Establishment{ID: 99}, programme.NotFound},
		} {
			if _, err := s.MergeEstablishments(ctx, tt.by, tt.kept, tt.merged); programme.KindOf(err) != tt.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if e := must[programme.Establishment](t)(s.Establishment(ctx, me, merged.ID)); e.MergedInto != 0 {
			t.Fatal("a refused merge was stored")
		}
		if p := must[programme.Project](t)(s.Project(ctx, me, 2)); p.Establishment.ID != merged.ID || p.Version != 1 {
			t.Fatalf("a refused merge moved a project: %+v", p)
		}

		if _, err := s.MergeEstablishments(ctx, me, kept, merged); err != nil {
			t.Fatal(err)
		}
		gone := must[programme.Establishment](t)(s.Establishment(ctx, me, merged.ID))
		if _, err := s.SaveEstablishment(ctx, me, gone); programme.KindOf(err) != programme.Invalid {
			t.Errorf("a merged record was edited: %v", err)
		}
		p := project(of, gone)
		p.Code = "DP-2017-10"
		if _, err := s.SaveProject(ctx, me, p); !refused(err, programme.Invalid, "establishment") {
			t.Errorf("a project of a merged record: %v", err)
		}
		third := must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{Name: "Khác", LegalForm: "private", TaxCode: merged.TaxCode}))
		if _, err := s.MergeEstablishments(ctx, me, third, gone); !refused(err, programme.Invalid, "into") {
			t.Errorf("merged twice: %v", err)
		}
	})
}

func TestMergeDuplicatesFound(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		_, kept, merged := twice(t, s)
		total, groups, err := s.DuplicateGroups(ctx, me)
		if err != nil || total != 1 || len(groups[0].Items) != 2 || groups[0].Items[1].Projects != 2 || groups[0].Items[1].Support != 290*tr {
			t.Fatalf("%d groups: %+v, %v", total, groups, err)
		}
		found := must[[]store.DuplicateItem](t)(s.DuplicatesOf(ctx, me, programme.Establishment{Name: "dang van on", Place: kept.Place}))
		if len(found) != 2 || !found[0].Likely() || found[0].Establishment.Name == "" {
			t.Fatalf("%+v", found)
		}
		if _, err := s.MergeEstablishments(ctx, me, kept, merged); err != nil {
			t.Fatal(err)
		}
		if n := must[int](t)(s.CountDuplicates(ctx, me)); n != 0 {
			t.Errorf("%d groups are left", n)
		}
	})
}

// Merging any two establishments of the sample changes no sum.
func TestMergeOfTheSampleChangesNoSum(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if err := sample.Fill(ctx, s); err != nil {
			t.Fatal(err)
		}
		period := programme.Years(2016, 2020)
		before := evaluation(t, s, 1, period)
		list := must[store.EstablishmentList](t)(s.Establishments(ctx, me, store.EstablishmentFilter{Sort: "-projects"}))
		if _, err := s.MergeEstablishments(ctx, me, list.Items[0].Establishment, list.Items[1].Establishment); err != nil {
			t.Fatal(err)
		}
		after := evaluation(t, s, 1, period)
		if after.Beneficiaries != before.Beneficiaries-1 {
			t.Errorf("beneficiaries %d, then %d", before.Beneficiaries, after.Beneficiaries)
		}
		after.Beneficiaries = before.Beneficiaries
		if !reflect.DeepEqual(before, after) {
			t.Error("more of the evaluation changed")
		}
	})
}

func TestMergePastSupport(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		_, kept, merged := twice(t, s)
		if past := must[store.ProjectRecord](t)(s.ProjectRecord(ctx, me, 1)).Past; past.Projects != 0 || len(past.Years) != 0 {
			t.Errorf("before: %+v", past)
		}
		if _, err := s.MergeEstablishments(ctx, me, kept, merged); err != nil {
			t.Fatal(err)
		}
		if past := must[store.ProjectRecord](t)(s.ProjectRecord(ctx, me, 1)).Past; past.Projects != 2 || past.Support != 290*tr || !slices.Equal(past.Years, []int{2017, 2018}) {
			t.Errorf("after: %+v", past)
		}
	})
}
