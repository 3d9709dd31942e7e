package sample_test

import (
	"slices"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// limit is the most that the law lets the programme pay: a share of the cost
// and an amount. 0 is no limit.
type limit struct {
	percent int64
	most    programme.Money
}

// The limits of TTLT 26/2014/TTLT-BTC-BCT, which bound the plans of 2016 to
// 2018, all approved before 11/05/2018; and of TT 28/2018/TT-BTC after that.
var (
	oldLimits = map[string]limit{
		"KC3a": {30, 500 * programme.Million},
		"KC3c": {50, 200 * programme.Million},
		"KC4a": {0, 100 * programme.Million},
		"KC4c": {80, 0},
		"KC4e": {50, 35 * programme.Million},
		"KC5a": {50, 35 * programme.Million},
	}
	newLimits = map[string]limit{
		"KC3a": {30, 1000 * programme.Million},
		"KC3c": {50, 300 * programme.Million},
		"KC3e": {50, 450 * programme.Million},
		"KC4e": {50, 35 * programme.Million},
	}
	// paidByNorm are contents that the law limits by norms or prices instead.
	paidByNorm = []string{"KC1", "KC2a", "KC2b", "KC4b", "KC6a", "KC6b", "KC9a"}
)

func (l limit) allows(s programme.Sums) bool {
	return (l.most == 0 || s.Support <= l.most) && (l.percent == 0 || 100*s.Support <= programme.Money(l.percent)*s.Total())
}

func TestNoLimitIsBroken(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		for _, p := range allProjects(t, s, filled(t, s)) {
			limits := oldLimits
			if p.Year > 2018 {
				limits = newLimits
			}
			l, limited := limits[p.Content]
			if limited == slices.Contains(paidByNorm, p.Content) {
				t.Errorf("%s: no rule is known for %s in %d", p.Code, p.Content, p.Year)
			}
			if !l.allows(p.Approved()) || !l.allows(p.Done()) {
				t.Errorf("%s (%s): approved %+v, done %+v, limit %+v", p.Code, p.Content, p.Approved(), p.Done(), l)
			}
		}
	})
}

func TestMoneyIsPlausible(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		saved := 0
		for _, p := range allProjects(t, s, filled(t, s)) {
			approved, done := p.Approved(), p.Done()
			if !p.Stage.InPlan() {
				if approved.Total() != 0 {
					t.Errorf("%s stands in no plan and has %+v approved", p.Code, approved)
				}
				approved = p.Requested()
			}
			if approved.Support < done.Support || approved.Counterpart < done.Counterpart || approved.Support == 0 {
				t.Errorf("%s: approved %+v, done %+v", p.Code, approved, done)
			}
			if approved != done && p.Stage == programme.Completed {
				saved++
			}
			if p.Stage != programme.Completed && done.Total() != 0 {
				t.Errorf("%s is %s and has done %+v", p.Code, p.Stage, done)
			}
			if p.Commitment > approved.Counterpart {
				t.Errorf("%s: commitment %s above %s", p.Code, p.Commitment.Dong(), approved.Counterpart.Dong())
			}
			if done.Other != 0 || p.Year <= 2018 && approved.Other != 0 {
				t.Errorf("%s: other money %+v", p.Code, approved)
			}
			if p.Establishment.ID == 0 && p.Content == "KC3c" {
				t.Errorf("%s has machines and nobody to use them", p.Code)
			}
		}
		if saved == 0 || saved > 20 {
			t.Errorf("%d completed projects spent less than approved", saved)
		}
	})
}

func TestSpread(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		byPlace, byContent, byTale := map[string]int{}, map[string]int{}, map[int64]bool{}
		completed, reported, unknown := 0, 0, 0
		for _, p := range allProjects(t, s, filled(t, s)) {
			byTale[p.Establishment.ID] = true
			if p.Stage != programme.Completed {
				continue
			}
			completed++
			byPlace[p.Place.Name]++
			byContent[p.Content]++
			if len(p.Outcomes) > 0 {
				reported++
				if !p.Outcomes[0].Actual.Known {
					unknown++
				}
			}
		}
		if byPlace["Huyện Cù Lao Dung"] != 0 || len(byPlace) != 11 { // ten districts and the province
			t.Errorf("completed projects by place: %v", byPlace)
		}
		if byContent["KC7d"]+byContent["KC7h"] != 0 || byContent["KC3c"] < completed/2 || len(byContent) < 10 {
			t.Errorf("completed projects by content: %v", byContent)
		}
		if reported < completed*3/4 || unknown == 0 || unknown > reported/4 {
			t.Errorf("%d of %d completed projects have outcomes, %d not yet known", reported, completed, unknown)
		}
		list, err := s.Establishments(ctx, me, store.EstablishmentFilter{})
		if err != nil || int(list.Total) != len(byTale)-1 { // less the projects of nobody's
			t.Errorf("%d establishments, %d with a project, %v", list.Total, len(byTale)-1, err)
		}
	})
}
