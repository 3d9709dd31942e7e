package store_test

import (
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
)

// approved is the plan with all candidates approved on 15/01/2020 with 100 triệu
// each.
func (y *planYear) approved() {
	y.t.Helper()
	y.budget(max(400, programme.Money(100*len(y.ids))) * tr)
	y.propose(y.ids...)
	var all []programme.LineVerdict
	for _, id := range y.ids {
		all = append(all, y.grant(id, 100*tr))
	}
	must[programme.Effect](y.t)(y.ApprovePlan(ctx, committee, y.decision("15/QĐ-UBND"), all, true))
}

// changed is a line's adjustment to what fn makes of its terms.
func (y *planYear) changed(id int64, fn func(*programme.PlanTerms)) programme.Adjustment {
	y.t.Helper()
	l := y.line(id)
	after := l.Terms
	after.Money = slices.Clone(after.Money)
	fn(&after)
	return programme.Adjustment{ProjectID: id, Version: l.Version, After: after}
}

func to(m programme.Money) func(*programme.PlanTerms) {
	return func(t *programme.PlanTerms) { *t = t.WithSupport(m) }
}

// on is a decision of a later day.
func (y *planYear) on(number string, day programme.Day) programme.PlanDecision {
	d := y.decision(number)
	d.Dated, d.Effective = day, day
	return d
}

func TestPlanAdjusted(t *testing.T) {
	withPlan(t, 3, func(t *testing.T, y *planYear) {
		y.approved()
		e := must[programme.Effect](t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_01_20), []programme.Adjustment{y.changed(y.ids[0], to(150*tr)), y.changed(y.ids[1], to(60*tr))}, true))
		if e.Before != 300*tr || e.After != 310*tr || e.Left() != programme.Q(int64(90*tr)) {
			t.Errorf("%+v", e)
		}
		if n, sum := e.Raised(); n != 1 || sum != 50*tr {
			t.Errorf("raised %d by %s", n, sum)
		}
		must[programme.Effect](t)(y.AdjustPlan(ctx, leader, y.on("9/QĐ-SCT", 2020_01_25), []programme.Adjustment{y.changed(y.ids[2], func(t *programme.PlanTerms) {
			t.Partner, t.From, t.Until = "Hội Nông dân", 2020_03_01, 2020_10_30
		})}, true))
		a := y.now()
		l := y.line(y.ids[0])
		if a.Plan.State != programme.PlanAdjusted || l.Given() != 150*tr || l.Asked() != 100*tr || l.Recommended() != 100*tr || l.Stage != programme.Approved {
			t.Errorf("plan %s, line %+v", a.Plan.State, l.Project)
		}
		if terms := y.line(y.ids[2]).Terms; terms.Partner != "Hội Nông dân" || terms.Until != 2020_10_30 || terms.Support() != 100*tr {
			t.Errorf("terms %+v", terms)
		}
		for day, want := range map[programme.Day]programme.Money{2020_01_14: 0, 2020_01_15: 300 * tr, 2020_01_19: 300 * tr, 2020_01_20: 310 * tr, 2020_02_03: 310 * tr} {
			if got := a.AsOf(day).Support(); got != want {
				t.Errorf("on %s: %s, want %s", day, got.Dong(), want.Dong())
			}
		}
		diff := a.AsOf(2020_01_15).Diff(a.AsOf(2020_01_20))
		if len(diff) != 2 || diff[0].Money != 50*tr || diff[1].Money != -40*tr || diff[0].Changes[0].Old != "100.000.000 đồng" || diff[0].Changes[0].New != "150.000.000 đồng" {
			t.Errorf("%+v", diff)
		}
		one := must[[]programme.PlanDecision](t)(y.ProjectDecisions(ctx, committee, y.ids[0]))
		if len(one) != 2 || len(one[1].Lines) != 1 || one[1].Lines[0].Before.Support() != 100*tr || one[1].Lines[0].After.Support() != 150*tr {
			t.Errorf("%+v", one)
		}
	})
}

func TestPlanAdjustRefused(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		must[programme.Effect](t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_01_25), []programme.Adjustment{y.changed(y.ids[1], to(90*tr))}, true))
		id := y.ids[0]
		field := func(name string) string { return programme.LineField(name, id) }
		stale := y.changed(id, to(80*tr))
		stale.Version--
		for _, tt := range []struct {
			name  string
			u     programme.User
			d     programme.PlanDecision
			adj   programme.Adjustment
			kind  programme.Kind
			field string
			says  string
		}{
			{"raised by the department", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, to(110*tr)), programme.Forbidden, "", "Chủ tịch UBND tỉnh"},
			{"content changed by the department", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.Content = "KC3d" }), programme.Forbidden, "", "Đổi nội dung"},
			{"place changed by the centre", programme.User{ID: 70, Role: programme.RoleCentreDirector}, y.on("9/QĐ-TTKC", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.Place = programme.PlaceRef{Code: "943", Name: "Kế Sách"} }), programme.Invalid, field("place"), ""},
			{"by an officer", planner, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, to(80*tr)), programme.Forbidden, "", "cần vai trò"},
			{"nothing changed", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, to(100*tr)), programme.Invalid, field("support"), "không đổi gì"},
			{"to nothing", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, to(0)), programme.Invalid, field("support"), "phải ngừng"},
			{"above the budget", committee, y.on("31/QĐ-UBND", 2020_01_26), y.changed(id, to(311*tr)), programme.Invalid, "lines", "Vượt kinh phí được giao 1.000.000 đồng"},
			{"of an older version", leader, y.on("9/QĐ-SCT", 2020_01_26), stale, programme.Conflict, "", "thay đổi"},
			{"without a reason", leader, func() programme.PlanDecision { d := y.on("9/QĐ-SCT", 2020_01_26); d.Reason = ""; return d }(), y.changed(id, to(80*tr)), programme.Invalid, "reason", "Nêu lý do"},
			{"a number that is taken", leader, y.on("15/QĐ-UBND", 2020_01_15), y.changed(id, to(80*tr)), programme.Invalid, "number", "đã được ghi là"},
			{"before the last decision about it", leader, y.on("9/QĐ-SCT", 2020_01_20), y.changed(y.ids[1], to(80*tr)), programme.Invalid, "effective", "hủy quyết định sau trước"},
			{"effective before signed", leader, func() programme.PlanDecision {
				d := y.on("9/QĐ-SCT", 2020_01_26)
				d.Effective = 2020_01_25
				return d
			}(), y.changed(id, to(80*tr)), programme.Invalid, "effective", "đứng trước ngày ký"},
			{"turned round days", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.From, t.Until = 2020_05_01, 2020_04_01 }), programme.Invalid, field("until"), "đứng trước ngày bắt đầu"},
			{"into a year after next", committee, y.on("31/QĐ-UBND", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.Until = 2022_04_01 }), programme.Invalid, field("until"), "phải thuộc năm"},
			{"more carried than there is", committee, y.on("31/QĐ-UBND", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.Carried, t.Until = 101*tr, 2021_04_01 }), programme.Invalid, field("carried"), "phần chuyển"},
			{"a unit of no list", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.Place = programme.PlaceRef{Code: "1", Name: "Xã Nào"} }), programme.Invalid, field("place"), ""},
			{"an establishment of no register", leader, y.on("9/QĐ-SCT", 2020_01_26), y.changed(id, func(t *programme.PlanTerms) { t.Establishment.ID = 99 }), programme.Invalid, field("establishment"), "không có trong sổ"},
		} {
			if _, err := y.AdjustPlan(ctx, tt.u, tt.d, []programme.Adjustment{tt.adj}, true); !refused(err, tt.kind, tt.field) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if a := y.now(); a.Granted() != 190*tr || len(a.Decisions) != 2 {
			t.Errorf("something was kept: %s", a.Granted().Dong())
		}
	})
}

// TestStopAndCancel: a stopped project keeps the money of the work that was
// done; a cancelled decision leads back, last first; everything stays on record.
func TestStopAndCancel(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.approved()
		id := y.ids[0]
		stop := y.changed(id, func(t *programme.PlanTerms) { *t = t.WithSupport(20 * tr); t.Stopped = true })
		if _, err := y.AdjustPlan(ctx, leader, y.on("9/QĐ-SCT", 2020_01_20), []programme.Adjustment{stop}, true); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("stopped by the department: %v", err)
		}
		e := must[programme.Effect](t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_01_20), []programme.Adjustment{stop}, true))
		if l := y.line(id); l.Stage != programme.Stopped || l.Given() != 20*tr || e.After != 120*tr || l.BackTo != programme.Approved {
			t.Errorf("%s, %s, %+v", l.Stage, l.Given().Dong(), e)
		}
		first, second := y.now().Decisions[0].ID, y.now().Decisions[1].ID
		cancel := func(which int64, number string) error {
			d := y.on(number, 2020_01_30)
			d.Cancels = which
			_, err := y.CancelDecision(ctx, committee, d, true)
			return err
		}
		if err := cancel(first, "50/QĐ-UBND"); !refused(err, programme.Conflict, "") && programme.KindOf(err) != programme.Conflict {
			t.Errorf("the first before the second: %v", err)
		}
		if err := cancel(999, "50/QĐ-UBND"); programme.KindOf(err) != programme.NotFound {
			t.Errorf("one that is not there: %v", err)
		}
		y.ok(cancel(second, "50/QĐ-UBND"))
		if l := y.line(id); l.Stage != programme.Approved || l.Given() != 100*tr || l.Terms.Stopped {
			t.Errorf("after the stop was cancelled: %s, %s", l.Stage, l.Given().Dong())
		}
		if err := cancel(second, "51/QĐ-UBND"); !refused(err, programme.Conflict, "") {
			t.Errorf("cancelled twice: %v", err)
		}
		y.ok(cancel(first, "52/QĐ-UBND"))
		a := y.now()
		if a.Granted() != 0 || len(a.Waiting()) != 2 || a.Plan.DecisionNo != "" || a.Plan.State != programme.PlanSubmitted || len(a.Decisions) != 4 {
			t.Errorf("after the approval was cancelled: %s, %+v, %d decisions", a.Granted().Dong(), a.Plan, len(a.Decisions))
		}
		for day, want := range map[programme.Day]programme.Money{2020_01_15: 200 * tr, 2020_01_20: 120 * tr, 2020_01_30: 0} {
			if got := a.AsOf(day).Support(); got != want {
				t.Errorf("on %s: %s, want %s", day, got.Dong(), want.Dong())
			}
		}
		again := must[programme.Effect](t)(y.ApprovePlan(ctx, committee, y.on("60/QĐ-UBND", 2020_02_01), []programme.LineVerdict{y.grant(id, 100*tr)}, true))
		if again.Decision.Kind != programme.DecisionApprove || y.now().Plan.DecisionNo != "60/QĐ-UBND" {
			t.Errorf("approved anew: %s", again.Decision.Kind)
		}
	})
}

// TestCarriedOver: money carried over stands in the plan of the next year and
// weighs on the budget of its own.
func TestCarriedOver(t *testing.T) {
	withPlan(t, 1, func(t *testing.T, y *planYear) {
		y.exec(`UPDATE programmes SET year_to = 2021`)
		y.approved()
		must[programme.Effect](t)(y.AdjustPlan(ctx, committee, y.on("30/QĐ-UBND", 2020_01_20), []programme.Adjustment{y.changed(y.ids[0], func(t *programme.PlanTerms) { t.Carried, t.Until = 70*tr, 2021_04_30 })}, true))
		next := must[programme.Plan](t)(y.SavePlan(ctx, me, programme.Plan{ProgrammeID: y.of.ID, Year: 2021, Level: programme.Local}))
		a := must[programme.AnnualPlan](t)(y.AnnualPlan(ctx, committee, next.ID))
		if len(a.Carried) != 1 || a.Carried[0].Terms.Carried != 70*tr || a.Granted() != 0 || y.now().Granted() != 100*tr {
			t.Errorf("%+v, %s", a.Carried, a.Granted().Dong())
		}
	})
}
