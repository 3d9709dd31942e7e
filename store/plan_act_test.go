package store_test

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// The people who act on a plan.
var (
	planner   = programme.User{ID: 50, Name: "Lê Văn Kế", Role: programme.RoleDepartmentOfficer, PostTitle: "Chuyên viên Sở"}
	leader    = programme.User{ID: 51, Name: "Trần Thị Lúa", Role: programme.RoleDepartmentLeader, PostTitle: "Phó Giám đốc Sở"}
	deputy    = programme.User{ID: 52, Name: "Phạm Văn Phó", Role: programme.RoleDepartmentLeader, PostTitle: "Phó Giám đốc Sở"}
	finance   = programme.User{ID: 53, Name: "Ngô Thị Tài", Role: programme.RoleFinanceOfficer, PostTitle: "Chuyên viên Sở Tài chính"}
	committee = programme.User{ID: 54, Name: "Đỗ Văn Phòng", Role: programme.RoleProvincialCommittee, PostTitle: "Văn phòng UBND tỉnh"}
	agency    = programme.User{ID: 55, Name: "Vũ Thị Cục", Role: programme.RoleNationalAgency, PostTitle: "Chuyên viên cơ quan quốc gia", Scope: programme.Scope{Level: programme.National}}
)

// planYear is a store with one local plan of 2020 and candidates for it, whose
// appraisal is set behind the store's back: it is another part's work.
type planYear struct {
	*store.Store
	t    *testing.T
	raw  *sql.DB
	of   programme.Programme
	e    programme.Establishment
	plan programme.Plan
	ids  []int64
}

// withPlan runs fn on each engine, with n candidates of 100 triệu each.
func withPlan(t *testing.T, n int, fn func(t *testing.T, y *planYear)) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, e := province(t, s)
		s.Now = func() time.Time { return time.Date(2020, 2, 3, 1, 0, 0, 0, time.UTC) }
		y := &planYear{Store: s, t: t, raw: raw, of: of, e: e}
		y.plan = must[programme.Plan](t)(s.SavePlan(ctx, me, programme.Plan{ProgrammeID: of.ID, Year: 2020, Level: programme.Local}))
		for i := range n {
			y.candidate(fmt.Sprintf("DP-2020-%03d", i+1))
		}
		fn(t, y)
	})
}

// candidate adds a project that has passed its appraisal with 100 triệu.
func (y *planYear) candidate(code string) int64 {
	y.t.Helper()
	p := livingDraft(y.of, y.e)
	p.Code = code
	p = must[programme.Project](y.t)(y.SaveProject(ctx, me, p))
	y.exec(`UPDATE projects SET stage = 'base_passed', round = 1, appraised_support = $1, appraised_total = $2 WHERE id = $3`, int64(100*tr), int64(250*tr), p.ID)
	y.exec(`UPDATE funding_lines SET appraised = requested WHERE project_id = $1`, p.ID)
	y.ids = append(y.ids, p.ID)
	return p.ID
}

func (y *planYear) exec(query string, args ...any) {
	y.t.Helper()
	if _, err := y.raw.Exec(query, args...); err != nil {
		y.t.Fatal(err)
	}
}

func (y *planYear) now() programme.AnnualPlan {
	y.t.Helper()
	return must[programme.AnnualPlan](y.t)(y.AnnualPlan(ctx, committee, y.plan.ID))
}

func (y *planYear) line(id int64) programme.PlanLine {
	y.t.Helper()
	l, ok := y.now().Line(id)
	if !ok {
		y.t.Fatalf("project %d is not in the plan", id)
	}
	return l
}

func (y *planYear) ok(err error) {
	y.t.Helper()
	if err != nil {
		y.t.Fatal(err)
	}
}

// budget assigns a budget.
func (y *planYear) budget(amount programme.Money) {
	y.t.Helper()
	y.ok(y.AssignBudget(ctx, planner, y.now().Plan.Version, programme.PlanBudget{PlanID: y.plan.ID, Amount: amount, Document: "99/QĐ-UBND", Dated: 2019_12_10, Note: "Giao đầu năm."}))
}

// propose chooses and submits some candidates.
func (y *planYear) propose(ids ...int64) {
	y.t.Helper()
	var choices []programme.PlanChoice
	a := y.now()
	for _, l := range a.Candidates() {
		c := programme.PlanChoice{ProjectID: l.ID, Reason: "Để sang năm sau."}
		for _, id := range ids {
			if id == l.ID {
				c = programme.PlanChoice{ProjectID: id, Chosen: true, Amount: l.Most()}
			}
		}
		choices = append(choices, c)
	}
	y.ok(y.ChooseLines(ctx, planner, y.plan.ID, a.Plan.Version, choices))
	y.ok(y.SubmitPlan(ctx, leader, y.now().Plan.Version, programme.PlanSubmission{PlanID: y.plan.ID, Number: "12/TTr-SCT", Dated: 2020_01_06}))
}

// decision is the head of a decision on the plan.
func (y *planYear) decision(number string) programme.PlanDecision {
	return programme.PlanDecision{PlanID: y.plan.ID, Number: number, Dated: 2020_01_15, Signer: "Nguyễn Văn Chủ", SignerTitle: "Chủ tịch", Reason: "Theo tờ trình."}
}

func (y *planYear) grant(id int64, m programme.Money) programme.LineVerdict {
	y.t.Helper()
	return programme.LineVerdict{ProjectID: id, Version: y.line(id).Version, Do: programme.Grant, Support: m}
}

// TestTwentyApproversAtOnce: a budget for eleven of twenty. Each approver enters
// one line of the same decision; exactly eleven get through, and never one đồng
// more than the budget is approved.
func TestTwentyApproversAtOnce(t *testing.T) {
	withPlan(t, 20, func(t *testing.T, y *planYear) {
		y.budget(2000 * tr)
		y.propose(y.ids...)
		y.ok(y.AssignBudget(ctx, planner, y.now().Plan.Version, programme.PlanBudget{PlanID: y.plan.ID, Amount: 1199 * tr, Document: "7/QĐ-UBND", Dated: 2020_01_10, Note: "Cắt giảm."}))
		var verdicts []programme.LineVerdict
		for _, id := range y.ids {
			verdicts = append(verdicts, y.grant(id, 100*tr))
		}
		won := 0
		for i, err := range atOnce(20, func(i int) error {
			u := committee
			u.ID, u.Name = int64(100+i), fmt.Sprint("Người duyệt ", i)
			_, err := y.ApprovePlan(ctx, u, y.decision("15/QĐ-UBND"), verdicts[i:i+1], true)
			return err
		}) {
			switch {
			case err == nil:
				won++
			case !refused(err, programme.Invalid, "lines") || !strings.Contains(err.Error(), "Vượt kinh phí được giao"):
				t.Errorf("%d: %v", i, err)
			}
		}
		a := y.now()
		if won != 11 || a.Granted() != 1100*tr || len(a.InPlan()) != 11 || len(a.Waiting()) != 9 {
			t.Errorf("%d got through, %s approved in %d lines, %d wait", won, a.Granted().Dong(), len(a.InPlan()), len(a.Waiting()))
		}
		if len(a.Decisions) != 1 || len(a.Decisions[0].Lines) != 11 || a.Plan.DecisionNo != "15/QĐ-UBND" || a.Plan.State != programme.PlanSubmitted {
			t.Errorf("%d decisions, plan %+v", len(a.Decisions), a.Plan)
		}
		if sum := number(t, y.raw, `SELECT CAST(SUM(approved) AS BIGINT) FROM funding_lines WHERE source = 'local'`); sum != int64(1100*tr) {
			t.Errorf("%d đồng stored", sum)
		}
	})
}
