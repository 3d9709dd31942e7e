package store_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// appraised is a programme with one project that stands before the base level,
// its establishment, and the people of both sides.
type appraised struct {
	programme programme.Programme
	project   programme.Project
	officer   programme.User
	applicant programme.User
}

func before(t *testing.T, s *store.Store) appraised {
	t.Helper()
	const from, end, now programme.Day = 2004_01_01, 2025_06_30, 2025_07_01
	units := []programme.Place{
		{Code: "94", Name: "Tỉnh Sóc Trăng", ValidFrom: from, ValidTo: end}, {Code: "950", Name: "Thị xã Vĩnh Châu", ParentCode: "94", ValidFrom: from, ValidTo: end},
		{Code: "31783", Name: "Phường 1", ParentCode: "950", ValidFrom: from, ValidTo: end}, {Code: "92", Name: "Thành phố Cần Thơ", ValidFrom: from},
		{Code: "31783", Name: "Phường Vĩnh Châu", ParentCode: "92", ValidFrom: now}, {Code: "31810", Name: "Xã Lai Hòa", ParentCode: "92", ValidFrom: now},
	}
	if err := s.AddPlaces(ctx, me, units); err != nil {
		t.Fatal(err)
	}
	p := must[programme.Programme](t)(s.SaveProgramme(ctx, me, programme.Programme{Code: "CT-2026-2030", Name: "Chương trình thử", Province: "Cần Thơ", From: 2026, To: 2030}))
	e := must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{Name: "Hộ kinh doanh thử", LegalForm: "household", Sector: "NN1", Trade: "Sấy trái cây", Place: programme.PlaceRef{Code: "31810", Name: "Xã Lai Hòa"}}))
	project := must[programme.Project](t)(s.SaveProject(ctx, me, programme.Project{
		ProgrammeID: p.ID, Code: "DA-1", Title: "Máy sấy", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2026, Stage: programme.Draft,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: e.Place, Commitment: 300 * tr,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 200 * tr}, {Source: programme.FromCash, Requested: 300 * tr}},
	}))
	return appraised{p, project,
		programme.User{ID: 5, Name: "Lê Thị Thử", PostTitle: "Chuyên viên Sở", Role: programme.RoleDepartmentOfficer},
		programme.User{ID: 6, Name: "Trần Văn Thử", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: e.ID}}}
}

// forward takes the project to the base level's appraisal.
func (a *appraised) forward(t *testing.T, s *store.Store) {
	t.Helper()
	for _, m := range []programme.Move{programme.Submit, programme.Check, programme.Forward} {
		a.project = must[programme.Project](t)(s.Move(ctx, me, a.project.ID, a.project.Version, m, ""))
	}
}

// agreed answers every condition as the program sees it.
func agreed(e programme.Eligibility, c programme.EligibilityCase) programme.Eligibility {
	cards := e.Cards(c)
	e.Answers = nil
	for _, card := range cards {
		if card.Answer.Answer == programme.Unanswered {
			card.Answer.Answer, card.Answer.Evidence = programme.Met, "Hồ sơ kèm theo"
		}
		e.Answers = append(e.Answers, card.Answer)
	}
	return e
}

func TestEligibility(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		a := before(t, s)
		e, c, err := s.Eligibility(ctx, a.officer, a.project.ID)
		if err != nil || e.Version != 0 || c.Establishment.Sector != "NN1" {
			t.Fatalf("%+v %v", e, err)
		}
		if _, err := s.SaveEligibility(ctx, a.officer, agreed(e, c)); programme.KindOf(err) != programme.Conflict {
			t.Errorf("before it was submitted: %v", err)
		}
		a.forward(t, s)
		e, c, _ = s.Eligibility(ctx, a.officer, a.project.ID)
		if facts := must[programme.Facts](t)(s.Facts(ctx, me, a.project)); len(facts.Eligibility) != len(programme.Conditions) {
			t.Errorf("the workflow misses %q", facts.Eligibility)
		}
		if _, err := s.SaveEligibility(ctx, a.applicant, agreed(e, c)); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the applicant answers: %v", err)
		}
		saved := must[programme.Eligibility](t)(s.SaveEligibility(ctx, a.officer, agreed(e, c)))
		got, c, err := s.Eligibility(ctx, a.officer, a.project.ID)
		if err != nil || !slices.Equal(got.Answers, saved.Answers) || got.Version != 1 || !got.Complete(c) {
			t.Fatalf("read back %+v %v, problems %q", got, err, got.Problems(c))
		}
		if first := got.Answer("E7"); first.By != "Lê Thị Thử – Chuyên viên Sở" || first.On == 0 || !strings.Contains(first.Found, "Xã Lai Hòa") {
			t.Errorf("who answered and what was seen: %+v", first)
		}
		if facts := must[programme.Facts](t)(s.Facts(ctx, me, a.project)); len(facts.Eligibility) != 0 {
			t.Errorf("the workflow misses %q", facts.Eligibility)
		}
		if _, err := s.SaveEligibility(ctx, a.officer, agreed(e, c)); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version: %v", err)
		}
		other := a.officer
		other.Name = "Người khác"
		got.Answers[3].Answer, got.Answers[3].Remark = programme.NotMet, "Chưa thấy giấy cam kết gốc"
		again := must[programme.Eligibility](t)(s.SaveEligibility(ctx, other, got))
		if again.Answer("E4").By != "Người khác – Chuyên viên Sở" || again.Answer("E7").By != "Lê Thị Thử – Chuyên viên Sở" {
			t.Errorf("who gave which answer: %+v", again.Answers)
		}
		if facts := must[programme.Facts](t)(s.Facts(ctx, me, a.project)); !slices.Equal(facts.Eligibility, []string{"E4 (vốn đối ứng) không đạt"}) {
			t.Errorf("the workflow misses %q", facts.Eligibility)
		}
		events := must[[]programme.Event](t)(s.History(ctx, a.officer, programme.SEligibility, a.project.ID))
		if len(events) != 2 || events[1].Action != "answered" || events[0].Action != "changed" || len(events[0].Changes) != 1 {
			t.Errorf("history: %+v", events)
		}
		if _, err := s.History(ctx, a.applicant, programme.SEligibility, a.project.ID); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the applicant reads the appraisers' history: %v", err)
		}
		seen, _, err := s.Eligibility(ctx, a.applicant, a.project.ID)
		if err != nil || len(seen.Answers) != 0 {
			t.Errorf("the applicant sees %+v %v", seen, err)
		}
	})
}

func TestEligibilitySeesOtherProjects(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		a := before(t, s)
		rule := programme.Rule{Key: programme.RuleNovelty, Value: 3, Source: "QĐ thử", Clause: "1", From: 2026_01_01, ConfirmedBy: "A"}
		must[programme.Rule](t)(s.SaveRule(ctx, me, rule))
		for i, content := range []string{"KC3a", "KC2e", "KC4d"} {
			p := a.project
			p.ID, p.Version, p.Content, p.Code, p.Recorded, p.Stage = 0, 0, content, "CŨ-"+string(rune('1'+i)), true, programme.Approved
			p.Lines = slices.Clone(p.Lines)
			for j := range p.Lines {
				p.Lines[j].Approved = p.Lines[j].Requested
			}
			must[programme.Project](t)(s.SaveProject(ctx, me, p))
		}
		for _, tt := range []struct {
			content, code string
			state         programme.FindingState
			says          string
		}{{"KC3a", "E10", programme.FoundNothing, "CŨ-1"}, {"KC4d", "E13", programme.FoundNo, "quá hai lần"}} {
			a.project.Content = tt.content
			a.project = must[programme.Project](t)(s.SaveProject(ctx, me, a.project))
			_, c, err := s.Eligibility(ctx, a.officer, a.project.ID)
			if err != nil {
				t.Fatal(err)
			}
			cond, _ := programme.ConditionByCode(tt.code)
			if f := cond.Find(c); f.State != tt.state || !strings.Contains(f.Sentence, tt.says) {
				t.Errorf("%s: %d %s", tt.code, f.State, f.Sentence)
			}
			_, c, err = s.Eligibility(ctx, a.applicant, a.project.ID)
			if f := cond.Find(c); err != nil || strings.Contains(f.Sentence, "CŨ-") || tt.code == "E10" && !strings.Contains(f.Sentence, "1 mô hình") {
				t.Errorf("the applicant reads of others: %s %v", f.Sentence, err)
			}
		}
	})
}

func TestStart(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		now := time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)
		s.Now = func() time.Time { return now }
		a := before(t, s)
		bought := programme.ProjectStart{ProjectID: a.project.ID, Begun: programme.HasBegun, Day: 2026_02_27, Item: "Máy sấy", Document: "HĐ 5"}
		saved := must[programme.ProjectStart](t)(s.SaveStart(ctx, a.applicant, bought))
		if _, err := s.SaveStart(ctx, a.applicant, bought); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a second first answer: %v", err)
		}
		_, c, err := s.Eligibility(ctx, a.applicant, a.project.ID)
		if err != nil || c.Start != saved {
			t.Errorf("read back %+v %v", c.Start, err)
		}
		rule := must[programme.Rule](t)(s.SaveRule(ctx, me, programme.Rule{Key: programme.RuleStarted, Source: "QĐ thử", Clause: "Điều 4", From: 2026_01_01}))
		if f := must[programme.Facts](t)(s.Facts(ctx, me, a.project)); f.Started != nil {
			t.Errorf("an unconfirmed rule stops: %v", f.Started)
		}
		rule.ConfirmedBy = "A"
		must[programme.Rule](t)(s.SaveRule(ctx, me, rule))
		if _, err := s.Move(ctx, a.applicant, a.project.ID, a.project.Version, programme.Submit, ""); !refused(err, programme.Invalid, "start_day") || !strings.Contains(err.Error(), "QĐ thử, Điều 4") {
			t.Errorf("submitted all the same: %v", err)
		}
		saved.Begun, saved.Day, saved.Item, saved.Document = programme.NotBegun, 0, "", ""
		must[programme.ProjectStart](t)(s.SaveStart(ctx, a.applicant, saved))
		a.forward(t, s)
		saved.Version = 2
		if _, err := s.SaveStart(ctx, a.applicant, saved); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the applicant changes what was submitted: %v", err)
		}
		saved.Begun, saved.Day, saved.Item = programme.HasBegun, 2026_03_02, "Máy sấy"
		must[programme.ProjectStart](t)(s.SaveStart(ctx, a.officer, saved))
		_, c, _ = s.Eligibility(ctx, a.officer, a.project.ID)
		if f := c.Rules.StartFinding(c.Start, c.Submitted); f.State != programme.FoundYes || c.Submitted != 2026_03_02 {
			t.Errorf("bought on the day of submission: %v %s", c.Submitted, f.Sentence)
		}
	})
}
