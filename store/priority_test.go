package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func found(code string, value int64) programme.PriorityAnswer {
	return programme.PriorityAnswer{Code: code, Verdict: programme.ProofAccepted, Found: programme.PriorityProof{Value: programme.Q(value), Evidence: "QĐ " + code, Dated: 2020_01_05}}
}

func criterion(code string) programme.Criterion {
	return programme.Criterion{Code: code, Name: "Tiêu chí " + code, Ask: programme.AskYes, Least: 1, Points: 10, Needs: "Quyết định", Source: "NQ thử", From: 2020_01_01, ConfirmedBy: "Lê Thử"}
}

func TestCriteria(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		saved := must[programme.Criterion](t)(s.SaveCriterion(ctx, me, criterion("ocop")))
		if got := must[programme.Criterion](t)(s.Criterion(ctx, me, saved.ID)); got != saved || got.ConfirmedOn != 2026_01_05 {
			t.Errorf("read back %+v, saved %+v", got, saved)
		}
		if _, err := s.SaveCriterion(ctx, me, criterion("ocop")); !refused(err, programme.Invalid, "least") {
			t.Errorf("the same row twice: %v", err)
		}
		other := criterion("ocop")
		other.Ask, other.Least, other.Source = programme.AskCount, 3, "NQ khác"
		if _, err := s.SaveCriterion(ctx, me, other); !refused(err, programme.Invalid, "ask") {
			t.Errorf("one question asked in two ways: %v", err)
		}
		if _, err := s.SaveCriterion(ctx, programme.User{ID: 2, Role: programme.RoleCentreOfficer}, criterion("x")); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an officer edits lists: %v", err)
		}
		old := saved
		old.Version--
		if _, err := s.SaveCriterion(ctx, me, old); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version: %v", err)
		}
		if n := must[int](t)(s.AddKnownCriteria(ctx, me)); n != len(programme.KnownCriteria())-1 {
			t.Errorf("%d added", n)
		}
		if n := must[int](t)(s.AddKnownCriteria(ctx, me)); n != 0 {
			t.Errorf("%d added again", n)
		}
		if h := must[[]programme.Event](t)(s.History(ctx, me, programme.SCriterion, saved.ID)); len(h) != 1 {
			t.Errorf("history: %+v", h)
		}
	})
}

func TestPrioritySheet(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		_, e, p := asking(t, s)
		must[programme.Criterion](t)(s.SaveCriterion(ctx, me, criterion("ocop")))
		owner := programme.User{ID: 2, Name: "Chủ", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: e.ID}}
		appraiser := programme.User{ID: 3, Name: "Thẩm", PostTitle: "Chuyên viên", Role: programme.RoleDepartmentOfficer}
		claim := programme.PriorityAnswer{Code: "ocop", Claimed: programme.PriorityProof{Value: programme.Q(1), Evidence: "QĐ 5", Dated: 2020_01_05, ValidTo: 2029_01_05}}
		sheet := must[programme.PrioritySheet](t)(s.SavePriority(ctx, owner, programme.PrioritySheet{ProjectID: p.ID, Answers: []programme.PriorityAnswer{claim}}))
		if a := must[programme.PrioritySheet](t)(s.PrioritySheet(ctx, me, p.ID)).Answer("ocop"); a.Claimed != claim.Claimed || a.ClaimedBy != "Chủ" || a.ClaimedByID != 2 {
			t.Errorf("read back %+v", a)
		}
		confirmed := sheet
		confirmed.Answers = []programme.PriorityAnswer{sheet.Answers[0]}
		confirmed.Answers[0].Verdict, confirmed.Answers[0].Found = programme.ProofAccepted, claim.Claimed
		if _, err := s.SavePriority(ctx, appraiser, confirmed); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a draft is confirmed: %v", err)
		}
		p = forward(t, s, p)
		if r := must[[]programme.Round](t)(s.Rounds(ctx, me, p.ID)); len(r) != 1 || !slices.ContainsFunc(r[0].Fields, func(f programme.FieldValue) bool {
			return f.Field == "claimed_ocop" && strings.Contains(f.Value, "QĐ 5")
		}) {
			t.Errorf("what was submitted lacks the claim: %+v", r)
		}
		if _, err := s.SavePriority(ctx, owner, confirmed); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the owner confirms his own claim: %v", err)
		}
		if _, err := s.SavePriority(ctx, programme.User{ID: 2, Role: programme.RoleDepartmentOfficer}, confirmed); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who claimed confirms in another post: %v", err)
		}
		if _, pr, _ := s.Priority(ctx, me, p.ID); pr.Points != 0 {
			t.Errorf("a claim counts: %d", pr.Points)
		}
		sheet = must[programme.PrioritySheet](t)(s.SavePriority(ctx, appraiser, confirmed))
		if _, pr, err := s.Priority(ctx, me, p.ID); err != nil || pr.Points != 10 || !strings.Contains(pr.Criteria[0].Fact.Why, "Thẩm – Chuyên viên xác nhận ngày 05/01/2026") {
			t.Errorf("%+v %v", pr.Criteria, err)
		}
		changed := sheet
		changed.Answers = []programme.PriorityAnswer{sheet.Answers[0]}
		changed.Answers[0].Claimed.Evidence = "QĐ 6"
		if _, err := s.SavePriority(ctx, owner, changed); programme.KindOf(err) != programme.Conflict {
			t.Errorf("the owner claims more after submission: %v", err)
		}
		if _, err := s.SavePriority(ctx, appraiser, programme.PrioritySheet{ProjectID: p.ID, Version: 1}); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version: %v", err)
		}
		// Nothing that is not asked is lost, and nothing else changes.
		kept := must[programme.PrioritySheet](t)(s.SavePriority(ctx, appraiser, programme.PrioritySheet{ProjectID: p.ID, Version: sheet.Version, Answers: []programme.PriorityAnswer{found("workers", 60)}}))
		if len(kept.Answers) != 2 || kept.Answer("ocop") != sheet.Answers[0] {
			t.Errorf("%+v", kept.Answers)
		}
		for _, role := range []programme.Role{programme.RoleAuditor, programme.RoleFinanceOfficer, programme.RoleProvincialCommittee, programme.RoleAdministrator} {
			if _, err := s.SavePriority(ctx, programme.User{ID: 9, Role: role}, kept); programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%s: %v", role, err)
			}
		}
	})
}

func TestRanking(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		now := storetest.Start
		s.Now = func() time.Time { return now }
		must[programme.Criterion](t)(s.SaveCriterion(ctx, me, criterion("ocop")))
		list := func(u programme.User, f store.RankFilter) string {
			t.Helper()
			f.ProgrammeID, f.Year, f.Level = of.ID, 2020, programme.Local
			r := must[store.Ranking](t)(s.Ranking(ctx, u, f))
			var codes []string
			for _, one := range r.Ranked {
				codes = append(codes, one.Code)
			}
			return strings.Join(codes, " ")
		}
		var all []programme.Project
		for _, code := range []string{"A", "B", "C", "D"} {
			now = now.Add(time.Minute)
			p := forward(t, s, living(t, s, of, e, code))
			all = append(all, p)
		}
		appraising := store.RankFilter{Stages: []programme.Stage{programme.BaseAppraisal}}
		if got := list(me, appraising); got != "A B C D" {
			t.Errorf("by submission: %s", got)
		}
		if got := list(me, store.RankFilter{}); got != "" {
			t.Errorf("candidates before they passed: %s", got)
		}
		must[programme.PrioritySheet](t)(s.SavePriority(ctx, me, programme.PrioritySheet{ProjectID: all[3].ID, Answers: []programme.PriorityAnswer{found("workers", 60)}}))
		must[programme.PrioritySheet](t)(s.SavePriority(ctx, me, programme.PrioritySheet{ProjectID: all[2].ID, Answers: []programme.PriorityAnswer{found("ocop", 1)}}))
		if got := list(me, appraising); got != "D C A B" {
			t.Errorf("by sector, points, submission: %s", got)
		}
		over := programme.PriorityOverride{ProjectID: all[1].ID, Rank: 1, Reason: "Theo chỉ đạo", SignerName: "Trần A", SignerRole: "Giám đốc Sở", Document: "9/SCT", Dated: 2026_01_02}
		if err := s.SaveOverride(ctx, programme.User{ID: 2, Role: programme.RoleAuditor}, over); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an auditor moves a project: %v", err)
		}
		if err := s.SaveOverride(ctx, me, programme.PriorityOverride{ProjectID: all[1].ID, Rank: 1}); programme.KindOf(err) != programme.Invalid {
			t.Errorf("without reason and signer: %v", err)
		}
		if err := s.SaveOverride(ctx, me, over); err != nil || list(me, appraising) != "B D C A" {
			t.Errorf("%v %s", err, list(me, appraising))
		}
		if err := s.SaveOverride(ctx, me, over); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an override that was not seen was overwritten: %v", err)
		}
		if err := s.DropOverride(ctx, me, all[1].ID, 1, ""); !refused(err, programme.Invalid, "drop_reason") {
			t.Errorf("dropped without a reason: %v", err)
		}
		if err := s.DropOverride(ctx, me, all[1].ID, 1, "Văn bản bị thu hồi"); err != nil || list(me, appraising) != "D C A B" {
			t.Errorf("%v %s", err, list(me, appraising))
		}
		h := must[[]programme.Event](t)(s.History(ctx, me, programme.SProject, all[1].ID))
		if !strings.Contains(h[0].Note, "Văn bản bị thu hồi") || len(h[0].Changes) != 5 || h[0].Changes[3].Old != "Giám đốc Sở Trần A" || len(h[1].Changes) != 5 {
			t.Errorf("%+v", h[0])
		}
		if got := list(programme.User{ID: 5, Role: programme.RoleCentreOfficer, Scope: programme.Scope{EstablishmentID: 99}}, appraising); got != "" {
			t.Errorf("out of scope one sees %s", got)
		}
		if _, err := s.Ranking(ctx, programme.User{ID: 5, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: 99}}, store.RankFilter{}); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who applies sees the ranking: %v", err)
		}
	})
}
