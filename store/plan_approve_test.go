package store_test

import (
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestPlanApproved follows one decision over three lines: one as proposed, one
// lowered, one taken out. The four amounts of each stand beside each other.
func TestPlanApproved(t *testing.T) {
	withPlan(t, 3, func(t *testing.T, y *planYear) {
		y.budget(1000 * tr)
		y.propose(y.ids...)
		d := y.decision("15/QĐ-UBND")
		verdicts := []programme.LineVerdict{y.grant(y.ids[0], 100*tr), y.grant(y.ids[1], 80*tr), {ProjectID: y.ids[2], Version: y.line(y.ids[2]).Version, Do: programme.GiveBack, Reason: "Chưa cấp thiết."}}
		verdicts[1].Reason = "Cân đối ngân sách."
		before := number(t, y.raw, `SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM project_moves) + (SELECT SUM(version) FROM projects) + (SELECT COUNT(*) FROM plan_decisions)`)
		shown := must[programme.Effect](t)(y.ApprovePlan(ctx, committee, d, verdicts, false))
		if after := number(t, y.raw, `SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM project_moves) + (SELECT SUM(version) FROM projects) + (SELECT COUNT(*) FROM plan_decisions)`); after != before {
			t.Fatalf("showing what a decision would do left %d rows", after-before)
		}
		if shown.Before != 0 || shown.After != 180*tr || shown.Left() != programme.Q(int64(820*tr)) || shown.Waiting != 0 {
			t.Errorf("shown: %+v", shown)
		}
		must[programme.Effect](t)(y.ApprovePlan(ctx, committee, d, verdicts, true))
		a := y.now()
		if a.Plan.State != programme.PlanApproved || a.Plan.DecisionNo != "15/QĐ-UBND" || a.Plan.Signer != "Nguyễn Văn Chủ" || a.Granted() != 180*tr {
			t.Errorf("plan %+v, %s", a.Plan, a.Granted().Dong())
		}
		l := y.line(y.ids[1])
		if l.Asked() != 100*tr || l.Recommended() != 100*tr || l.Proposing() != 100*tr || l.Given() != 80*tr || l.Line(programme.FromCash).Approved != 150*tr || l.Done().Total() != 0 {
			t.Errorf("amounts: %+v, proposed %s", l.Lines, l.Proposing().Dong())
		}
		if back := y.line(y.ids[2]); back.Stage != programme.BasePassed || back.Given() != 0 || back.Choice.Chosen {
			t.Errorf("taken out: %s, %+v", back.Stage, back.Choice)
		}
		got := a.Decisions[0]
		if got.Entered.UserName != committee.Name || got.Entered.PostTitle != committee.PostTitle || got.Role != committee.Role || !strings.Contains(got.Decider, "Chủ tịch UBND tỉnh") || len(got.Lines) != 3 || !got.Lines[2].Refused() {
			t.Errorf("decision: %+v", got)
		}
		moves := must[[]programme.Moved](t)(y.Moves(ctx, me, y.ids[1]))
		if last := moves[len(moves)-1]; last.Move != programme.Approve || !strings.Contains(last.Note, "80.000.000 đồng") {
			t.Errorf("move: %+v", last)
		}
	})
}

func TestPlanApproveRefused(t *testing.T) {
	withPlan(t, 4, func(t *testing.T, y *planYear) {
		y.budget(1000 * tr)
		y.exec(`INSERT INTO norms (content, level, cap, per, source, clause, valid_from, valid_to, confirmed_by, confirmed_on, note, version)
			VALUES ('KC3c', 'local', $1, '', 'NQ 1', 'Điều 2', 20200110, 0, 'Người đối chiếu', 20200101, '', 1)`, int64(90*tr))
		y.exec(`UPDATE norms SET valid_from = 20300101`) // in force later: proposals are let through
		y.propose(y.ids[:3]...)
		y.exec(`UPDATE norms SET valid_from = 20200110`)
		y.ok(y.AssignBudget(ctx, finance, y.now().Plan.Version, programme.PlanBudget{PlanID: y.plan.ID, Amount: 250 * tr, Document: "7/QĐ-UBND", Dated: 2020_01_10, Note: "Cắt giảm."}))
		narrow, alone := committee, leader
		narrow.Scope.Places = []string{"943"}
		alone.ID = 60
		one := func(m programme.Money) []programme.LineVerdict { return []programme.LineVerdict{y.grant(y.ids[0], m)} }
		stale := one(90 * tr)
		stale[0].Version--
		low := one(50 * tr)
		three := []programme.LineVerdict{}
		for _, id := range y.ids[:3] {
			v := y.grant(id, 90*tr)
			v.Reason = "Theo định mức."
			three = append(three, v)
		}
		why := one(90 * tr)
		why[0].Reason = "Theo định mức."
		head := func(change func(*programme.PlanDecision)) programme.PlanDecision {
			d := y.decision("15/QĐ-UBND")
			change(&d)
			return d
		}
		none := func(*programme.PlanDecision) {}
		amount := programme.LineField("amount", y.ids[0])
		reason := programme.LineField("reason", y.ids[0])
		for _, tt := range []struct {
			name     string
			u        programme.User
			d        programme.PlanDecision
			verdicts []programme.LineVerdict
			kind     programme.Kind
			field    string
			says     string
		}{
			{"above the norm of the day", committee, head(none), one(100 * tr), programme.Invalid, amount, "90 triệu"},
			{"above the appraisal", committee, head(none), one(101 * tr), programme.Invalid, amount, "cao hơn mức thẩm định"},
			{"nothing", committee, head(none), one(0), programme.Invalid, amount, "trên 0"},
			{"less than proposed without a reason", committee, head(none), low, programme.Invalid, reason, "Nêu lý do giảm"},
			{"more than the budget", committee, head(none), three, programme.Invalid, "lines", "Vượt kinh phí được giao 20.000.000 đồng"},
			{"nothing decided", committee, head(none), []programme.LineVerdict{{ProjectID: y.ids[0], Do: programme.LeaveOpen}}, programme.Invalid, "lines", "Chưa quyết định"},
			{"of an older version", committee, head(none), func() []programme.LineVerdict { s := stale; s[0].Reason = "x"; return s }(), programme.Conflict, "", "thay đổi sau khi bạn mở trang"},
			{"of no version", committee, head(none), []programme.LineVerdict{{ProjectID: y.ids[0], Do: programme.Grant, Support: 90 * tr, Reason: "x"}}, programme.Conflict, "", "thay đổi"},
			{"that was not submitted", committee, head(none), []programme.LineVerdict{{ProjectID: y.ids[3], Version: 1, Do: programme.Grant, Support: 90 * tr}}, programme.Conflict, "", "Đạt thẩm định cấp cơ sở"},
			{"of another plan", committee, head(none), []programme.LineVerdict{{ProjectID: 999, Version: 1, Do: programme.Grant, Support: 90 * tr}}, programme.Conflict, "", "không còn trong kế hoạch"},
			{"taken out without a reason", committee, head(none), []programme.LineVerdict{{ProjectID: y.ids[0], Version: y.line(y.ids[0]).Version, Do: programme.GiveBack}}, programme.Invalid, reason, "lý do đưa đề án"},
			{"an unknown verdict", committee, head(none), []programme.LineVerdict{{ProjectID: y.ids[0], Do: "fly"}}, programme.Invalid, programme.LineField("do", y.ids[0]), "chọn duyệt"},
			{"no number", committee, head(func(d *programme.PlanDecision) { d.Number = "" }), why, programme.Invalid, "number", "Chưa nhập số quyết định"},
			{"no signer", committee, head(func(d *programme.PlanDecision) { d.Signer = "" }), why, programme.Invalid, "signer", "họ tên người ký"},
			{"signed tomorrow", committee, head(func(d *programme.PlanDecision) { d.Dated = 2020_02_04 }), why, programme.Invalid, "dated", "ở sau hôm nay"},
			{"signed years ago", committee, head(func(d *programme.PlanDecision) { d.Dated = 2018_02_04 }), why, programme.Invalid, "dated", "không thuộc năm 2020"},
			{"no word of finance and no reason", committee, head(func(d *programme.PlanDecision) { d.Reason = "" }), why, programme.Invalid, "reason", "Sở Tài chính"},
			{"by the officer", planner, head(none), why, programme.Forbidden, "", "cần vai trò"},
			{"by finance", finance, head(none), why, programme.Forbidden, "", "cần vai trò"},
			{"by the agency of the other fund", agency, head(none), why, programme.Forbidden, "", "phạm vi"},
			{"by a post of one district", narrow, head(none), why, programme.Forbidden, "", "phạm vi"},
			{"by the department without a limit", alone, head(none), why, programme.Forbidden, "", "chưa phân cấp"},
		} {
			if _, err := y.ApprovePlan(ctx, tt.u, tt.d, tt.verdicts, true); !refused(err, tt.kind, tt.field) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if a := y.now(); a.Granted() != 0 || len(a.Waiting()) != 3 || len(a.Decisions) != 0 {
			t.Errorf("something was kept: %s, %d wait", a.Granted().Dong(), len(a.Waiting()))
		}
	})
}

// TestPlanApprovedTwice: the second decision on one line is told; one number
// with another signer is not the same decision; what comes after is an addition.
func TestPlanApprovedTwice(t *testing.T) {
	withPlan(t, 3, func(t *testing.T, y *planYear) {
		y.budget(1000 * tr)
		y.propose(y.ids...)
		first := []programme.LineVerdict{y.grant(y.ids[0], 100*tr)}
		must[programme.Effect](t)(y.ApprovePlan(ctx, committee, y.decision("15/QĐ-UBND"), first, true))
		if _, err := y.ApprovePlan(ctx, committee, y.decision("15/QĐ-UBND"), first, true); !refused(err, programme.Conflict, "") {
			t.Errorf("twice: %v", err)
		}
		other := y.decision("15/QĐ-UBND")
		other.Signer = "Người khác"
		if _, err := y.ApprovePlan(ctx, committee, other, []programme.LineVerdict{y.grant(y.ids[1], 100*tr)}, true); !refused(err, programme.Invalid, "number") {
			t.Errorf("another signer: %v", err)
		}
		e := must[programme.Effect](t)(y.ApprovePlan(ctx, committee, y.decision("15/QĐ-UBND"), []programme.LineVerdict{y.grant(y.ids[1], 100*tr)}, true))
		if e.Decision.Kind != programme.DecisionApprove || e.Before != 100*tr {
			t.Errorf("the rest of one decision: %+v", e.Decision)
		}
		later := y.decision("40/QĐ-UBND")
		later.Dated = 2020_02_01
		e = must[programme.Effect](t)(y.ApprovePlan(ctx, committee, later, []programme.LineVerdict{y.grant(y.ids[2], 100*tr)}, true))
		if a := y.now(); e.Decision.Kind != programme.DecisionAdd || a.Plan.State != programme.PlanAdjusted || a.Plan.DecisionNo != "15/QĐ-UBND" || len(a.Decisions) != 2 || len(a.Decisions[0].Lines) != 2 {
			t.Errorf("an addition: %+v, %+v", e.Decision.Kind, a.Plan)
		}
	})
}

// TestDepartmentApproves: where the province has said so, the department decides
// on little support; never who proposed.
func TestDepartmentApproves(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.budget(1000 * tr)
		y.propose(y.ids...)
		limit := must[programme.ApprovalLimit](t)(y.SaveApprovalLimit(ctx, me, programme.ApprovalLimit{UpTo: 99 * tr, Source: "QĐ 5/2019", Clause: "Điều 3", From: 2020_01_01}))
		try := func(u programme.User) error {
			_, err := y.ApprovePlan(ctx, u, y.decision("20/QĐ-SCT"), []programme.LineVerdict{y.grant(y.ids[0], 100*tr)}, true)
			return err
		}
		if err := try(deputy); !refused(err, programme.Forbidden, "") || !strings.Contains(err.Error(), "chưa phân cấp") {
			t.Errorf("by a row that nobody has confirmed: %v", err)
		}
		limit.ConfirmedBy = "Người đối chiếu"
		limit = must[programme.ApprovalLimit](t)(y.SaveApprovalLimit(ctx, me, limit))
		if err := try(deputy); !refused(err, programme.Forbidden, "") || !strings.Contains(err.Error(), "QĐ 5/2019") {
			t.Errorf("above the limit: %v", err)
		}
		limit.UpTo = 100 * tr
		must[programme.ApprovalLimit](t)(y.SaveApprovalLimit(ctx, me, limit))
		if err := try(leader); !refused(err, programme.Forbidden, "") || !strings.Contains(err.Error(), "đã làm bước") {
			t.Errorf("by who proposed: %v", err)
		}
		if err := try(deputy); err != nil {
			t.Errorf("%v", err)
		}
		if d := y.now().Decisions[0]; !strings.Contains(d.Decider, "Sở Công Thương") || !strings.Contains(d.Decider, "QĐ 5/2019") {
			t.Errorf("decider %q", d.Decider)
		}
		if _, err := y.SaveApprovalLimit(ctx, planner, limit); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("a limit set by an officer: %v", err)
		}
	})
}
