package programme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

var takeNow = time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC) // a Monday

// takenFrom is a project that stands at a stage with everything that any step
// asks of it.
func takenFrom(stage Stage, level Level) Project {
	p := Project{
		ID: 7, ProgrammeID: 1, Code: "DP-2026-001", Title: "Máy sấy", Kind: KindProject, Content: "KC3c", Level: level, Year: 2026,
		Establishment: EstablishmentRef{ID: 3, Name: "HTX Thử"}, Place: PlaceRef{Code: "1", Name: "Xã Thử"}, Stage: stage, Round: 1,
		Lines: []FundingLine{
			{Source: Source(level), Requested: 100 * Million, Done: 90 * Million},
			{Source: FromCash, Requested: 150 * Million, Done: 150 * Million},
		},
	}
	if stage == Returned || stage == Rejected || stage == Stopped {
		p.BackTo = BaseAppraisal
	}
	return p
}

// enough is every fact that a step asks for.
func enough(s Step) Facts {
	f := Facts{Today: DayOf(takeNow), TakenBy: map[Move]int64{}, Points: []string{"Báo giá"}, Report: ConcludedPass, Limit: ApprovalLimit{UpTo: MaxProjectCost}}
	if slices.Contains(s.Needs, NeedFailReport) {
		f.Report = ConcludedFail
	}
	return f
}

// arrow reads the table by itself: the line for a move from a stage on a
// level's path, and who may take it.
func arrow(m Move, from Stage, level Level) (Step, bool) {
	for _, s := range Workflow {
		if s.Move == m && s.Move != Record && slices.Contains(s.From, from) && (s.Level == level || s.Level == "") {
			return s, true
		}
	}
	return Step{}, false
}

func allMoves() (all []Move) {
	for _, s := range Workflow {
		if !slices.Contains(all, s.Move) {
			all = append(all, s.Move)
		}
	}
	return append(all, "fly", Appraised)
}

// TestTakeMatrix tries every move from every stage of both paths as every
// role, and holds the answer against the table: taken, or refused with the
// kind that the table means.
func TestTakeMatrix(t *testing.T) {
	tried, taken := 0, 0
	for _, level := range []Level{Local, National} {
		for _, stage := range Stages {
			for _, m := range allMoves() {
				for _, role := range Roles {
					s, leads := arrow(m, stage, level)
					known := m != "fly" && m != Appraised && m != Record
					want := Kind(-1)
					switch {
					case !known:
						want = Invalid
					case !leads:
						want = Conflict
					case !slices.Contains(s.By, role):
						want = Forbidden
					}
					p, u := takenFrom(stage, level), User{ID: 9, Name: "Người thử", Role: role}
					before := p
					moved, err := p.Take(m, u, enough(s), "Lý do", takeNow)
					tried++
					name := fmt.Sprintf("%s from %s on the %s path by %s", m, stage, level, role)
					if want >= 0 {
						if KindOf(err) != want || p.Stage != before.Stage || p.Round != before.Round || p.Due != before.Due {
							t.Errorf("%s: want kind %d, got %v and %+v", name, want, err, p)
						}
						if err != nil && !strings.HasSuffix(err.Error(), ".") {
							t.Errorf("%s: refused without a sentence: %v", name, err)
						}
						continue
					}
					taken++
					to := s.To
					if to == "" {
						to = before.BackTo
					}
					if err != nil || p.Stage != to || moved.From != stage || moved.To != to || moved.UserID != u.ID || moved.Note != "Lý do" {
						t.Errorf("%s: %v, %+v, %+v", name, err, p, moved)
					}
					if shown := slices.ContainsFunc(before.Next(u), func(n Step) bool { return n.Move == m }); !shown {
						t.Errorf("%s: may be taken and is not among the next steps", name)
					}
				}
			}
		}
	}
	t.Logf("%d tried, %d taken", tried, taken)
	if taken < 100 {
		t.Errorf("only %d of %d could be taken: the table is not read right", taken, tried)
	}
}

// TestNextShowsNothingElse holds the buttons against the table the other way
// round.
func TestNextShowsNothingElse(t *testing.T) {
	for _, level := range []Level{Local, National} {
		for _, stage := range Stages {
			for _, role := range append(slices.Clone(Roles), "") {
				p := takenFrom(stage, level)
				for _, s := range p.Next(User{ID: 9, Role: role}) {
					if found, leads := arrow(s.Move, stage, level); !leads || !slices.Contains(found.By, role) {
						t.Errorf("%s at %s is offered %s", role, stage, s.Move)
					}
				}
				p.Recorded = true
				if next := p.Next(User{ID: 9, Role: role}); len(next) > 0 {
					t.Errorf("%s is offered %s for a record of old books", role, next[0].Move)
				}
			}
		}
	}
}

// TestTakeRefusesOldBooks: a record of old books has not come this way, so no
// step moves it, whoever asks.
func TestTakeRefusesOldBooks(t *testing.T) {
	for _, s := range Workflow {
		for _, from := range s.From {
			p := takenFrom(from, National)
			p.Recorded = true
			for _, role := range append(slices.Clone(Roles), RoleLocal) {
				q := p
				if _, err := q.Take(s.Move, User{ID: 9, Role: role}, enough(s), "Lý do", takeNow); KindOf(err) != Conflict || q.Stage != from {
					t.Errorf("%s from %s by %s: %v, %s", s.Move, from, role, err, q.Stage)
				}
			}
		}
	}
}

// everyStep runs fn once for each arrow of the table, as somebody who may take
// it, with everything that it needs.
func everyStep(t *testing.T, fn func(t *testing.T, s Step, p Project, u User)) {
	for i, s := range Workflow {
		if s.Move == Record || s.Move == Begin {
			continue
		}
		level := s.Level
		if level == "" {
			level = Local
		}
		t.Run(fmt.Sprintf("%02d %s", i, s.Move), func(t *testing.T) {
			fn(t, s, takenFrom(s.From[0], level), User{ID: 9, Name: "Người thử", Role: s.By[0]})
		})
	}
}

func TestTakeOutOfScope(t *testing.T) {
	everyStep(t, func(t *testing.T, s Step, p Project, u User) {
		for name, scope := range map[string]Scope{
			"another place": {Places: []string{"2"}}, "another establishment": {EstablishmentID: 4},
			"another content": {Contents: []string{"KC1"}}, "the other fund": {Level: map[Level]Level{Local: National, National: Local}[p.Level]},
		} {
			q := p
			u.Scope = scope
			if _, err := q.Take(s.Move, u, enough(s), "Lý do", takeNow); KindOf(err) != NotFound || q.Stage != p.Stage {
				t.Errorf("%s: %v, %s", name, err, q.Stage)
			}
			if next := p.Next(u); next != nil {
				t.Errorf("%s: is offered %v", name, next)
			}
		}
	})
}

func TestTakeNotBySamePerson(t *testing.T) {
	everyStep(t, func(t *testing.T, s Step, p Project, u User) {
		for _, m := range s.NotBy {
			f, q := enough(s), p
			f.TakenBy[m] = u.ID
			if _, err := q.Take(s.Move, u, f, "Lý do", takeNow); KindOf(err) != Forbidden || q.Stage != p.Stage {
				t.Errorf("after %s: %v, %s", m, err, q.Stage)
			}
			f.TakenBy[m] = u.ID + 1
			if _, err := q.Take(s.Move, u, f, "Lý do", takeNow); err != nil {
				t.Errorf("after %s by another: %v", m, err)
			}
			f.TakenBy[m], u.Role = u.ID, RoleLocal // one person at a machine without accounts
			q = p
			if _, err := q.Take(s.Move, u, f, "Lý do", takeNow); err != nil {
				t.Errorf("after %s by the only person: %v", m, err)
			}
			u.Role = s.By[0]
		}
	})
}

func TestTakeNote(t *testing.T) {
	everyStep(t, func(t *testing.T, s Step, p Project, u User) {
		for _, note := range []string{"", "  \n "} {
			q := p
			_, err := q.Take(s.Move, u, enough(s), note, takeNow)
			if s.Note && (KindOf(err) != Invalid || Problems(err)[0].Field != "note" || q.Stage != p.Stage) {
				t.Errorf("without a reason: %v, %s", err, q.Stage)
			}
			if !s.Note && err != nil {
				t.Errorf("asks for a reason: %v", err)
			}
		}
		q := p
		if _, err := q.Take(s.Move, u, enough(s), strings.Repeat("ă", 2001), takeNow); KindOf(err) != Invalid || q.Stage != p.Stage {
			t.Errorf("a reason of 2001 letters: %v", err)
		}
	})
}

// TestTakeNeeds takes away one needed fact after the other.
func TestTakeNeeds(t *testing.T) {
	lack := map[Requirement]func(*Project, *Facts){
		NeedBasics:     func(p *Project, f *Facts) { p.Place = PlaceRef{} },
		NeedRequest:    func(p *Project, f *Facts) { p.Lines = nil },
		NeedPapers:     func(p *Project, f *Facts) { f.MissingPapers = []string{"Báo giá"} },
		NeedCall:       func(p *Project, f *Facts) { f.CallFrom, f.CallTo = 2026_01_01, 2026_02_28 },
		NeedNotStarted: func(p *Project, f *Facts) { f.Started = Refuse(Invalid, "start_day", "đã mua") },
		NeedSecond: func(p *Project, f *Facts) {
			f.Second = SecondPerson{Rule: Rule{Key: RuleSecondPerson, Value: 1, ConfirmedBy: "A"}, Writers: []Writer{{ID: 7, Name: "A"}}, Digest: "x"}
		},
		NeedPoints:     func(p *Project, f *Facts) { f.Points = nil },
		NeedAnswers:    func(p *Project, f *Facts) { f.Unanswered = []string{"Báo giá"} },
		NeedPassReport: func(p *Project, f *Facts) { f.Report = ConcludedFail },
		NeedFailReport: func(p *Project, f *Facts) { f.Report = NotConcluded },
		NeedEligible:   func(p *Project, f *Facts) { f.Eligibility = []string{"E1 chưa trả lời"} },
		NeedNoDouble:   func(p *Project, f *Facts) { f.Doubles = []string{"máy 1"} },
		NeedOpinions:   func(p *Project, f *Facts) { f.OpenOpinions = []string{"Sở Tài chính"} },
	}
	used := map[Requirement]bool{}
	everyStep(t, func(t *testing.T, s Step, p Project, u User) {
		for _, n := range s.Needs {
			used[n] = true
			if lack[n] == nil {
				t.Fatalf("no case takes away %q", n)
			}
			q, f := p, enough(s)
			lack[n](&q, &f)
			_, err := q.Take(s.Move, u, f, "Lý do", takeNow)
			if kind := KindOf(err); kind != Invalid && !(n == NeedCall && kind == Conflict) || q.Stage != p.Stage || s.Missing(q, u, f) == nil {
				t.Errorf("without %s: %v, %s", n, err, q.Stage)
			}
			if n.Label() == string(n) {
				t.Errorf("%s has no words", n)
			}
		}
	})
	for n := range lack {
		if !used[n] {
			t.Errorf("no step of the table needs %q", n)
		}
	}
}

func TestTakeAboveTheNorm(t *testing.T) {
	p := takenFrom(Draft, Local)
	s, _ := arrow(Submit, Draft, Local)
	f := enough(s)
	f.AboveNorm = Refuse(Invalid, "requested_local", "Vượt mức 300.000.000 đồng.")
	if _, err := p.Take(Submit, User{ID: 9, Role: RoleEstablishment}, f, "", takeNow); KindOf(err) != Invalid || Problems(err)[0].Field != "requested_local" || p.Stage != Draft {
		t.Fatalf("%v, %s", err, p.Stage)
	}
}
