package store_test

import (
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

func TestPlanChoices(t *testing.T) {
	withPlan(t, 3, func(t *testing.T, y *planYear) {
		y.budget(1000 * tr)
		version := y.now().Plan.Version
		choose := func(u programme.User, version int64, all ...programme.PlanChoice) error {
			return y.ChooseLines(ctx, u, y.plan.ID, version, all)
		}
		take := func(i int, m programme.Money) programme.PlanChoice {
			return programme.PlanChoice{ProjectID: y.ids[i], Chosen: true, Amount: m}
		}
		narrow := planner
		narrow.Scope.Contents = []string{"KC3c"}
		for _, tt := range []struct {
			name  string
			err   error
			kind  programme.Kind
			field string
			says  string
		}{
			{"above the appraisal", choose(planner, version, take(0, 101*tr)), programme.Invalid, programme.LineField("amount", y.ids[0]), "thẩm định"},
			{"of an older version", choose(planner, version-1, take(0, 100*tr)), programme.Conflict, "", "vẫn còn"},
			{"of another plan", choose(planner, version, programme.PlanChoice{ProjectID: 999, Chosen: true}), programme.Conflict, "", "không còn thuộc"},
			{"by who only reads", choose(committee, version, take(0, 100*tr)), programme.Forbidden, "", "cần vai trò"},
			{"by a post of some contents", choose(narrow, version, take(0, 100*tr)), programme.Forbidden, "", "phạm vi"},
		} {
			if !refused(tt.err, tt.kind, tt.field) || !strings.Contains(tt.err.Error(), tt.says) {
				t.Errorf("%s: %v", tt.name, tt.err)
			}
		}
		y.ok(choose(planner, version, take(0, 100*tr)))
		y.ok(choose(planner, y.now().Plan.Version, take(1, 90*tr)))
		a := y.now()
		if len(a.Chosen()) != 2 || a.Choosing() != 190*tr || a.Plan.State != programme.PlanAssembling {
			t.Errorf("%d chosen, %s, %s", len(a.Chosen()), a.Choosing().Dong(), a.Plan.State)
		}
	})
}

func TestPlanSubmit(t *testing.T) {
	withPlan(t, 3, func(t *testing.T, y *planYear) {
		head := programme.PlanSubmission{PlanID: y.plan.ID, Number: "12/TTr-SCT", Dated: 2020_01_06}
		submit := func(u programme.User) error { return y.SubmitPlan(ctx, u, y.now().Plan.Version, head) }
		choose := func(all ...programme.PlanChoice) {
			t.Helper()
			y.ok(y.ChooseLines(ctx, planner, y.plan.ID, y.now().Plan.Version, all))
		}
		want := func(name string, err error, kind programme.Kind, field, says string) {
			t.Helper()
			if !refused(err, kind, field) || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v", name, err)
			}
		}
		y.budget(250 * tr)
		want("nothing chosen", submit(leader), programme.Invalid, "lines", "Chưa chọn")
		choose(programme.PlanChoice{ProjectID: y.ids[2], Chosen: true, Amount: 100 * tr}, programme.PlanChoice{ProjectID: y.ids[0], Reason: "Thiếu vốn đối ứng."})
		want("a better one left out without a reason", submit(leader), programme.Invalid, programme.LineField("reason", y.ids[1]), "đứng thứ 2")
		choose(programme.PlanChoice{ProjectID: y.ids[1], Chosen: true, Amount: 99 * tr})
		want("less than appraised without a reason", submit(leader), programme.Invalid, programme.LineField("reason", y.ids[1]), "thấp hơn mức thẩm định")
		choose(programme.PlanChoice{ProjectID: y.ids[0], Chosen: true, Amount: 100 * tr}, programme.PlanChoice{ProjectID: y.ids[1], Chosen: true, Amount: 100 * tr})
		want("more than the budget", submit(leader), programme.Invalid, "lines", "Vượt kinh phí được giao 50.000.000 đồng")
		choose(programme.PlanChoice{ProjectID: y.ids[0], Chosen: true, Amount: 50 * tr, Reason: "Vừa kinh phí."})
		want("by an officer", submit(planner), programme.Forbidden, "", "cần vai trò")
		want("of an older version", y.SubmitPlan(ctx, leader, y.now().Plan.Version-1, head), programme.Conflict, "", "vẫn còn")
		y.exec(`UPDATE projects SET stage = 'base_appraisal' WHERE id = $1`, y.ids[1])
		y.ok(submit(leader)) // who was taken into appraisal again is no candidate
		a := y.now()
		sub, _ := a.LastSubmission()
		if n, sum := sub.Proposed(); n != 2 || sum != 150*tr || a.Plan.State != programme.PlanSubmitted || len(a.Waiting()) != 2 {
			t.Errorf("%d, %s, %+v", n, sum.Dong(), a.Plan)
		}
		head.Number = "13/TTr-SCT"
		want("twice", submit(leader), programme.Invalid, "lines", "Chưa chọn")
		y.ok(y.TakeBackLines(ctx, leader, y.plan.ID, takeBack(y, y.ids[0]), "Cơ sở xin lùi."))
		if l := y.line(y.ids[0]); l.Stage != programme.BasePassed || l.Choice.Chosen {
			t.Errorf("%s, %+v", l.Stage, l.Choice)
		}
		want("taken back without a reason", y.TakeBackLines(ctx, leader, y.plan.ID, takeBack(y, y.ids[2]), " "), programme.Invalid, "note", "Nêu lý do")
	})
}

func TestBudgetCallOpinionGap(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		version := func() int64 { return y.now().Plan.Version }
		b := programme.PlanBudget{PlanID: y.plan.ID, Amount: 400 * tr, Document: "99/QĐ-UBND", Dated: 2019_12_10}
		y.ok(y.AssignBudget(ctx, planner, version(), b))
		if err := y.AssignBudget(ctx, planner, version(), b); !refused(err, programme.Invalid, "note") {
			t.Errorf("amended without a reason: %v", err)
		}
		if err := y.AssignBudget(ctx, leader, version()-1, programme.PlanBudget{PlanID: y.plan.ID, Amount: 1, Document: "1", Dated: 2020_01_02, Note: "x"}); programme.KindOf(err) != programme.Conflict {
			t.Errorf("of an older version: %v", err)
		}
		b.Amount, b.Document, b.Dated, b.Note = 500*tr, "7/QĐ-UBND", 2020_01_10, "Bổ sung."
		y.ok(y.AssignBudget(ctx, finance, version(), b))
		a := y.now()
		now, _ := a.Budget()
		then, _ := programme.BudgetOn(a.Budgets, 2020_01_09)
		if len(a.Budgets) != 2 || now.Amount != 500*tr || then.Amount != 400*tr || now.Entered.UserName != finance.Name {
			t.Errorf("%+v", a.Budgets)
		}

		draft := livingDraft(y.of, y.e)
		draft = must[programme.Project](t)(y.SaveProject(ctx, me, draft))
		c := programme.Call{PlanID: y.plan.ID, From: 2019_10_01, To: 2019_11_30, Source: "Công văn 8/SCT"}
		y.ok(y.SetCall(ctx, planner, version(), c))
		if _, err := y.Move(ctx, me, draft.ID, draft.Version, programme.Submit, ""); !refused(err, programme.Conflict, "call") {
			t.Errorf("handed in after the call: %v", err)
		}
		c.To = 2020_02_03
		if err := y.SetCall(ctx, planner, version(), c); !refused(err, programme.Invalid, "reason") || !strings.Contains(err.Error(), "Gia hạn") {
			t.Errorf("extended without a reason: %v", err)
		}
		c.Reason = "Nhiều cơ sở chậm."
		y.ok(y.SetCall(ctx, planner, version(), c))
		if _, err := y.Move(ctx, me, draft.ID, draft.Version, programme.Submit, ""); err != nil {
			t.Errorf("on the last day: %v", err)
		}
		y.exec(`UPDATE programmes SET year_to = 2021`)
		next := must[programme.Plan](t)(y.SavePlan(ctx, me, programme.Plan{ProgrammeID: y.of.ID, Year: 2021, Level: programme.Local}))
		last, of, ok, err := y.CallBefore(ctx, planner, next)
		if copied := last.Copied(of, next); err != nil || !ok || copied.From != 2020_10_01 || copied.To != 2021_02_03 {
			t.Errorf("%v, %+v", err, copied)
		}

		if err := y.GiveOpinion(ctx, leader, programme.PlanOpinion{PlanID: y.plan.ID, View: programme.ViewAgree, Document: "3/STC", Dated: 2020_01_08}); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an opinion by the department: %v", err)
		}
		if err := y.GiveOpinion(ctx, finance, programme.PlanOpinion{PlanID: y.plan.ID, View: programme.ViewAgainst, Document: "3/STC", Dated: 2020_01_08}); !refused(err, programme.Invalid, "text") {
			t.Errorf("against without words: %v", err)
		}
		y.ok(y.GiveOpinion(ctx, finance, programme.PlanOpinion{PlanID: y.plan.ID, View: programme.ViewAgree, Document: "3/STC", Dated: 2020_01_08}))
		if o, ok := y.now().Opinion(); !ok || o.Entered.UserName != finance.Name || o.Paper() != "3/STC ngày 08/01/2020" {
			t.Errorf("%+v", o)
		}

		must[programme.Target](t)(y.SaveTarget(ctx, me, programme.Target{ProgrammeID: y.of.ID, Period: programme.Years(2016, 2021), Level: programme.Local, Content: "KC1", Support: programme.Q(int64(300 * tr))}))
		gaps := y.now().GapRows()
		if len(gaps) != 1 || gaps[0].Content.Code != "KC1" || gaps[0].Left != programme.Q(int64(300*tr)) || gaps[0].Suggested()[0] != programme.GapNoNeed || len(gaps[0].Known.Reasons) != 0 {
			t.Errorf("%+v", gaps)
		}
		if err := y.ExplainGap(ctx, planner, programme.PlanGap{PlanID: y.plan.ID, Content: "KC1"}); !refused(err, programme.Invalid, "reasons") {
			t.Errorf("no reason: %v", err)
		}
		y.ok(y.ExplainGap(ctx, planner, programme.PlanGap{PlanID: y.plan.ID, Content: "KC1", Reasons: []programme.GapReason{programme.GapNoNeed, programme.GapNotTold}}))
		y.ok(y.ExplainGap(ctx, planner, programme.PlanGap{PlanID: y.plan.ID, Content: "KC1", Reasons: []programme.GapReason{programme.GapNotTold}, Text: "Xã chưa có cộng tác viên."}))
		if g := y.now().GapRows()[0].Known; len(g.Reasons) != 1 || g.Text == "" || g.Entered.UserName != planner.Name {
			t.Errorf("%+v", g)
		}
	})
}

// TestPlanOfOldBooks: a plan of old books is what was entered, without any
// decision, and its form stays open; one with acts is locked.
func TestPlanOfOldBooks(t *testing.T) {
	withPlan(t, 0, func(t *testing.T, y *planYear) {
		p := project(y.of, y.e)
		must[programme.Project](t)(y.SaveProject(ctx, me, p))
		plan := must[programme.Plan](t)(y.SavePlan(ctx, me, programme.Plan{ProgrammeID: y.of.ID, Year: 2017, Level: programme.Local, DecisionNo: "184/QĐ-UBND", DecisionDate: 2017_01_20}))
		a := must[programme.AnnualPlan](t)(y.AnnualPlan(ctx, committee, plan.ID))
		if a.Plan.State != programme.PlanApproved || a.Granted() != 150*tr || len(a.Decisions) != 0 || len(a.Candidates()) != 0 {
			t.Errorf("%+v, %s", a.Plan, a.Granted().Dong())
		}
		if then, before := a.AsOf(2017_01_20), a.AsOf(2017_01_19); then.Support() != 150*tr || !then.Lines[0].Recorded || before.Support() != 0 {
			t.Errorf("%+v", then)
		}
		plan.Signer = "Trần Thị Lúa"
		plan = must[programme.Plan](t)(y.SavePlan(ctx, me, plan))
		y.ok(y.AssignBudget(ctx, planner, y.now().Plan.Version, programme.PlanBudget{PlanID: y.plan.ID, Amount: 1, Document: "1", Dated: 2020_01_02}))
		locked := y.now().Plan
		locked.Year = 2019
		if _, err := y.SavePlan(ctx, me, locked); !refused(err, programme.Invalid, "year") {
			t.Errorf("another year for a plan with a budget: %v", err)
		}
	})
}

// TestPlanSeenInPart: who sees one district gets its projects, and nothing of
// what is meant to be done with any of them.
func TestPlanSeenInPart(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		y.exec(`UPDATE projects SET place_code = '950' WHERE id = $1`, y.ids[1])
		part := programme.User{ID: 80, Role: programme.RoleCommuneOfficer, Scope: programme.Scope{Places: []string{"943"}}}
		a := must[programme.AnnualPlan](t)(y.AnnualPlan(ctx, part, y.plan.ID))
		if !a.Partial || len(a.Lines) != 1 || len(a.Decisions) != 1 || len(a.Decisions[0].Lines) != 1 || a.Submissions != nil || a.Opinions != nil || a.Cells != nil || a.Lines[0].Rank != 0 {
			t.Errorf("%+v", a)
		}
		if _, err := y.ProjectDecisions(ctx, part, y.ids[1]); programme.KindOf(err) != programme.NotFound {
			t.Errorf("%v", err)
		}
		if _, err := y.AnnualPlan(ctx, programme.User{ID: 81, Role: programme.RoleAdministrator}, y.plan.ID); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("%v", err)
		}
	})
}

func takeBack(y *planYear, id int64) []store.TakeBack {
	return []store.TakeBack{{ProjectID: id, Version: y.line(id).Version}}
}
