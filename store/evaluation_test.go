package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// randomProjects invents projects of all kinds; the same ones for one seed.
func randomProjects(seed uint64, n int, programmeID int64, establishments []int64) (all []programme.Project) {
	r := rand.New(rand.NewPCG(seed, seed))
	pick := func(n int) int { return r.IntN(n) }
	places := []programme.PlaceRef{{Code: "943", Name: "Huyện Kế Sách"}, {Code: "942", Name: "Huyện Châu Thành"}, {}}
	for i := range n {
		p := programme.Project{Recorded: true,
			ProgrammeID: programmeID, Code: fmt.Sprintf("R-%d-%03d", seed, i), Title: "Đề án", Kind: programme.KindProject, Level: programme.Local,
			Content: programme.Contents[pick(len(programme.Contents))].Code, Year: 2016 + pick(5), Place: places[pick(3)],
			Stage: programme.RecordStages()[pick(len(programme.RecordStages()))],
		}
		if pick(3) > 0 { // every third has no establishment
			p.Establishment.ID = establishments[pick(len(establishments))]
		}
		if pick(10) == 0 {
			p.Kind = programme.KindPlan
		}
		support := programme.FromLocal
		if pick(4) == 0 {
			p.Level, support = programme.National, programme.FromNational
		}
		p.Lines = append(p.Lines, programme.FundingLine{Source: support, Approved: programme.Money(r.Int64N(500_000_000)), Done: 1 + programme.Money(r.Int64N(500_000_000))})
		for _, source := range []programme.Source{programme.FromCash, programme.FromInKind, programme.FromCredit, programme.FromOther} {
			if pick(2) == 0 {
				p.Lines = append(p.Lines, programme.FundingLine{Source: source, Approved: programme.Money(r.Int64N(5_000_000_000)), Done: programme.Money(r.Int64N(5_000_000_000))})
			}
		}
		for _, indicator := range programme.Promisable {
			o := programme.Outcome{Indicator: indicator}
			if pick(2) == 0 {
				o.Promised = programme.Q(r.Int64N(1_000_000))
			}
			if pick(3) == 0 {
				o.Actual = programme.Q(r.Int64N(1_000_000))
			}
			if o.Promised.Known || o.Actual.Known {
				p.Outcomes = append(p.Outcomes, o)
			}
		}
		all = append(all, p)
	}
	return all
}

// recomputed is what an evaluation must say, added up from the projects one by
// one.
type recomputed struct {
	done, approved map[programme.Level]programme.Sums
	byYear         map[int]programme.Sums
	byContent      map[string]programme.Sums
	byPlace        map[string]programme.Sums
	bySource       map[programme.Source][2]programme.Money
	promised       map[programme.Indicator][]int64
	actual         map[programme.Indicator][]int64
	beneficiaries  map[int64]bool
	candidates     int
}

func recompute(all []programme.Project, period programme.Period) recomputed {
	x := recomputed{map[programme.Level]programme.Sums{}, map[programme.Level]programme.Sums{}, map[int]programme.Sums{}, map[string]programme.Sums{}, map[string]programme.Sums{},
		map[programme.Source][2]programme.Money{}, map[programme.Indicator][]int64{}, map[programme.Indicator][]int64{}, map[int64]bool{}, 0}
	for _, p := range all {
		if p.Year < period.From || p.Year > period.To {
			continue
		}
		sum := func(money func(programme.FundingLine) programme.Money) (s programme.Sums) {
			s.Projects = 1
			if p.Kind == programme.KindPlan {
				s = programme.Sums{Plans: 1}
			}
			for _, l := range p.Lines {
				switch l.Source {
				case programme.FromNational, programme.FromLocal:
					s.Support += money(l)
				case programme.FromOther:
					s.Other += money(l)
				default:
					s.Counterpart += money(l)
				}
			}
			return s
		}
		approved := sum(func(l programme.FundingLine) programme.Money { return l.Approved })
		done := sum(func(l programme.FundingLine) programme.Money { return l.Done })
		for _, l := range p.Lines {
			both := x.bySource[l.Source]
			if p.Stage.InPlan() {
				both[0] += l.Approved
			}
			if p.Stage == programme.Completed {
				both[1] += l.Done
			}
			x.bySource[l.Source] = both
		}
		for _, level := range []programme.Level{p.Level, programme.AllLevels} {
			if p.Stage.InPlan() {
				x.approved[level] = x.approved[level].Plus(approved)
			}
			if p.Stage == programme.Completed {
				x.done[level] = x.done[level].Plus(done)
			}
		}
		if p.Stage != programme.Completed {
			continue
		}
		x.byYear[p.Year] = x.byYear[p.Year].Plus(done)
		x.byContent[p.Content] = x.byContent[p.Content].Plus(done)
		x.byPlace[p.Place.Code] = x.byPlace[p.Place.Code].Plus(done)
		if p.Establishment.ID != 0 {
			x.beneficiaries[p.Establishment.ID] = true
		}
		if approved.Support != done.Support {
			x.candidates++
		}
		for _, o := range p.Outcomes {
			if o.Promised.Known {
				x.promised[o.Indicator] = append(x.promised[o.Indicator], o.Promised.Value)
			}
			if o.Actual.Known {
				x.actual[o.Indicator] = append(x.actual[o.Indicator], o.Actual.Value)
			}
		}
	}
	return x
}

// total is the sum of the values, or their mean for an indicator that averages.
func total(i programme.Indicator, values []int64) programme.Quantity {
	if len(values) == 0 {
		return programme.Quantity{}
	}
	var sum int64
	for _, v := range values {
		sum += v
	}
	if i == programme.Income {
		n := int64(len(values))
		sum = (2*sum + n) / (2 * n) // half up
	}
	return programme.Q(sum)
}

func TestEvaluationAddsUpTheProjects(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		if err := s.AddPlaces(ctx, me, []programme.Place{{Code: "942", Name: "Huyện Châu Thành", ParentCode: "94", ValidFrom: 2008_09_24, ValidTo: 2025_06_30}}); err != nil {
			t.Fatal(err)
		}
		ids := []int64{e.ID}
		for i := range 20 {
			ids = append(ids, must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{Name: fmt.Sprint("Cơ sở ", i), LegalForm: "household"})).ID)
		}
		other := p
		other.ID, other.Version, other.Code = 0, 0, "KHÁC"
		other = must[programme.Programme](t)(s.SaveProgramme(ctx, me, other))
		all := randomProjects(1, 300, p.ID, ids)
		if err := s.SaveProjects(ctx, me, append(slices.Clone(all), randomProjects(2, 50, other.ID, ids)...)); err != nil {
			t.Fatal(err)
		}
		for _, period := range []programme.Period{programme.Years(2016, 2018), programme.Years(2016, 2020), programme.Years(2017, 2017), programme.Years(2019, 2020)} {
			t.Run(period.String(), func(t *testing.T) {
				d, err := s.EvaluationData(ctx, me, p.ID, period)
				if err != nil {
					t.Fatal(err)
				}
				got, want := must[programme.Evaluation](t)(programme.Evaluate(d, period)), recompute(all, period)
				for _, level := range []programme.Level{programme.AllLevels, programme.National, programme.Local} {
					if l := got.Level(level); l.Done != want.done[level] || l.Approved != want.approved[level] {
						t.Errorf("%s: %+v and %+v, want %+v and %+v", level, l.Done, l.Approved, want.done[level], want.approved[level])
					}
				}
				for _, r := range got.Years {
					if year, _ := strconv.Atoi(r.Key); r.Done != want.byYear[year] {
						t.Errorf("%s: %+v, want %+v", r.Key, r.Done, want.byYear[year])
					}
				}
				for _, r := range got.Contents {
					if r.Done != want.byContent[r.Key] {
						t.Errorf("%s: %+v, want %+v", r.Key, r.Done, want.byContent[r.Key])
					}
				}
				for _, r := range got.Places {
					if r.Done != want.byPlace[r.Key] {
						t.Errorf("%s: %+v, want %+v", r.Label, r.Done, want.byPlace[r.Key])
					}
				}
				for _, x := range got.Sources {
					if both := want.bySource[x.Source]; x.Approved != both[0] || x.Done != both[1] {
						t.Errorf("%s: %+v, want %v", x.Source, x, both)
					}
				}
				if len(got.Sources) != len(want.bySource) || got.Beneficiaries != int64(len(want.beneficiaries)) || len(d.Candidates) != min(want.candidates, 200) {
					t.Errorf("%d sources, %d beneficiaries, %d candidates; want %d, %d, %d", len(got.Sources), got.Beneficiaries, len(d.Candidates),
						len(want.bySource), len(want.beneficiaries), want.candidates)
				}
				for _, o := range got.Outcomes {
					if o.Promised != total(o.Indicator, want.promised[o.Indicator]) || o.Actual != total(o.Indicator, want.actual[o.Indicator]) || int(o.Reported) != len(want.actual[o.Indicator]) {
						t.Errorf("%s: %+v", o.Indicator, o)
					}
				}
				list := must[[]store.ProjectItem](t)(s.AllProjects(ctx, me, store.ProjectFilter{ProgrammeID: p.ID, From: period.From, To: period.To, Stage: programme.Completed}))
				annex := must[[]programme.CompletedProject](t)(s.CompletedProjects(ctx, me, p.ID, period))
				var listed, annexed programme.Money
				for _, i := range list {
					listed += i.DoneSums.Total()
				}
				for _, c := range annex {
					annexed += c.Support + c.Counterpart + c.Other
				}
				if whole := got.Level(programme.AllLevels).Done.Total(); listed != whole || annexed != whole || len(list) != len(annex) {
					t.Errorf("evaluation %s, list %s, annex %s", whole, listed, annexed)
				}
			})
		}
		if _, err := s.EvaluationData(ctx, me, p.ID, programme.Years(2015, 2018)); !refused(err, programme.Invalid, "from") {
			t.Errorf("a period outside the programme: %v", err)
		}
		if _, err := s.EvaluationData(ctx, me, 99_999, programme.Years(2016, 2018)); !refused(err, programme.NotFound, "") {
			t.Errorf("no such programme: %v", err)
		}
	})
}

// TestProjectsReadBack holds that every value of a project survives, whatever
// it is saved over.
func TestProjectsReadBack(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		if err := s.AddPlaces(ctx, me, []programme.Place{{Code: "942", Name: "Huyện Châu Thành", ParentCode: "94", ValidFrom: 2008_09_24, ValidTo: 2025_06_30}}); err != nil {
			t.Fatal(err)
		}
		var saved programme.Project
		for _, pr := range randomProjects(3, 40, p.ID, []int64{e.ID}) {
			pr.ID, pr.Version = saved.ID, saved.Version
			pr.Note = "Ghi chú “nhiều dòng”\n<b>đậm</b> \\ ' ; 100% \u00a0 " + pr.Code
			saved = must[programme.Project](t)(s.SaveProject(ctx, me, pr))
			got := must[programme.Project](t)(s.Project(ctx, me, saved.ID))
			if got.Note != pr.Note || !slices.Equal(got.Lines, pr.Lines) || !slices.Equal(got.Fields(), saved.Fields()) || got.Place != pr.Place || got.Version != saved.Version || !got.UpdatedAt.Equal(storetest.Start) {
				t.Fatalf("saved %+v, read %+v", saved, got)
			}
		}
	})
}
