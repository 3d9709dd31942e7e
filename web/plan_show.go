package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) annualPlanRoutes() []route {
	return []route{
		{"GET /plans/{id}", reads, s.planShow},
		{"GET /plans/{id}/budget", reads, s.planBudgetEdit},
		{"POST /plans/{id}/budget", writes, s.planBudgetCreate},
		{"GET /plans/{id}/call", reads, s.planCallEdit},
		{"POST /plans/{id}/call", writes, s.planCallCreate},
		{"GET /plans/{id}/opinion", reads, s.planOpinionNew},
		{"POST /plans/{id}/opinion", writes, s.planOpinionCreate},
		{"GET /plans/{id}/gap", reads, s.planGapEdit},
		{"POST /plans/{id}/gap", writes, s.planGapUpdate},
		{"GET /plans/{id}/assemble", reads, s.planAssembleEdit},
		{"POST /plans/{id}/assemble", writes, s.planAssembleUpdate},
		{"GET /plans/{id}/submit", reads, s.planSubmitNew},
		{"POST /plans/{id}/submit", writes, s.planSubmitCreate},
		{"GET /plans/{id}/takeback", reads, s.planTakeBackNew},
		{"POST /plans/{id}/takeback", writes, s.planTakeBackCreate},
		{"GET /plans/{id}/approve", reads, s.planApproveNew},
		{"POST /plans/{id}/approve", writes, s.planApproveCreate},
		{"GET /plans/{id}/adjust", reads, s.planAdjustNew},
		{"POST /plans/{id}/adjust", writes, s.planAdjustCreate},
		{"GET /plans/{id}/cancel", reads, s.planCancelNew},
		{"POST /plans/{id}/cancel", writes, s.planCancelCreate},
		{"GET /plans/{id}/decisions", reads, s.planDecisionList},
		{"GET /plans/{id}/versions", reads, s.planVersionDiff},
		{"GET /plans/{id}/submission/{format}", reads, s.planSubmissionFile},
		{"GET /plans/{id}/draft/{format}", reads, s.planDraftFile},
		{"GET /plans/{id}/annex/{format}", reads, s.planAnnexFile},
		{"GET /projects/{id}/approvals", reads, s.projectApprovals},
		{"GET /limits", reads, s.limitList},
		{"GET /limits/new", reads, s.limitNew},
		{"POST /limits", writes, s.limitCreate},
		{"GET /limits/{id}/edit", reads, s.limitEdit},
		{"POST /limits/{id}", writes, s.limitUpdate},
	}
}

// mayPlan tells a view whether to show what leads to an act on a plan.
func mayPlan(ctx context.Context, a programme.Action, p programme.Plan) bool {
	return userOf(ctx).MayPlan(a, p)
}

// pathAnnualPlan loads all that is known of the plan that the address names.
func (s *Server) pathAnnualPlan(r *http.Request, u programme.User) (a programme.AnnualPlan, err error) {
	id, err := pathID(r)
	if err != nil {
		return a, err
	}
	return s.store.AnnualPlan(r.Context(), u, id)
}

// planInfo is the frame of a page about a plan.
func (s *Server) planInfo(w http.ResponseWriter, r *http.Request, a programme.AnnualPlan, title string) pageInfo {
	crumbs := programmeCrumbs(a.Programme)
	if title != a.Plan.Title() {
		crumbs = append(crumbs, crumb{"Năm " + strconv.Itoa(a.Plan.Year) + ", " + levelShort(a.Plan.Level), planPath(a.Plan.ID)})
	}
	return s.info(w, r, a.Programme, navProgrammes, title, crumbs...)
}

// linesAPage is how many projects of a plan stand on one page.
const linesAPage = 200

// planShowPage is the record of an annual plan.
type planShowPage struct {
	Info    pageInfo
	A       programme.AnnualPlan
	Steps   []programme.PlanStep // of this page
	Pager   pagerView
	Reach   string // how far the money reaches, in a sentence
	On      string // as typed
	OnError string
	Version *programme.PlanVersion // as of On
	History []historyEntry
}

// planShow is the record of a plan: what it has, what it could have, what is
// left, and how it came to be. With ?on= it is the plan as it was on a day.
func (s *Server) planShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, err := s.pathAnnualPlan(r, u)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SPlan, a.Plan.ID)
	if err != nil {
		return err
	}
	page := planShowPage{Info: s.planInfo(w, r, a, a.Plan.Title()), A: a}
	steps := a.Steps()
	if !a.Partial {
		page.History, page.Reach = history(events), reachWords(a, steps)
	}
	from, to, _, pager := onePage(r, "đề án", linesAPage, len(steps))
	page.Steps, page.Pager = steps[from:to], pager
	if page.On = r.FormValue("on"); page.On != "" {
		page.asOf()
	}
	remember(w, programmeCookie, number(a.Plan.ProgrammeID))
	return render(w, r, http.StatusOK, planShowView(page))
}

// asOf reads the day that is asked for.
func (p *planShowPage) asOf() {
	day, err := programme.ParseDay("on", p.On)
	for _, problem := range programme.Problems(err) {
		p.OnError = problem.Message
	}
	if day != 0 {
		v := p.A.AsOf(day)
		p.Version, p.On = &v, day.String()
	}
}

// groupOf is the heading that a line stands under; "" where it is that of the
// line before.
func (p planShowPage) groupOf(i int) string {
	name := func(s programme.PlanStep) string {
		switch {
		case s.Stage.InPlan():
			return "Trong kế hoạch đã phê duyệt"
		case s.Waiting():
			return "Đã trình, chờ phê duyệt"
		case s.Cleaner:
			return "Sản xuất sạch hơn, xếp riêng theo hiệu quả và mức độ cấp thiết"
		}
		return "Đạt thẩm định, theo thứ tự ưu tiên"
	}
	if i > 0 && name(p.Steps[i-1]) == name(p.Steps[i]) {
		return ""
	}
	return name(p.Steps[i])
}

// reachWords says how far the money reaches.
func reachWords(a programme.AnnualPlan, steps []programme.PlanStep) string {
	budget, known := a.Budget()
	if !known || len(steps) == 0 {
		return ""
	}
	all := steps[len(steps)-1].Running
	for _, s := range steps {
		if s.Cut {
			return "Theo thứ tự, kinh phí được giao hết ở trước đề án " + s.Code + "; để làm tất cả còn thiếu " + (all - budget.Amount).InMillions() + "."
		}
	}
	return "Kinh phí được giao đủ cho tất cả " + strconv.Itoa(len(steps)) + " đề án, còn " + (budget.Amount - all).InMillions() + "."
}

// prints tells whether the page carries the whole list for printing; that of a
// longer plan is a file.
func (p planShowPage) prints() bool { return len(p.A.Lines) <= linesAPage }

// planned is what a step shows as proposed: nothing before somebody chose.
func planned(s programme.PlanStep) string {
	if s.Choice.Chosen && s.Choice.Amount > 0 {
		return s.Choice.Amount.MillionsFixed()
	}
	return "–"
}

func moneyOrDash(m programme.Money) string {
	if m == 0 {
		return "–"
	}
	return m.MillionsFixed()
}

// next is what the user can do with the plan now, the main thing first.
func (p planShowPage) next(ctx context.Context) (all []planAct) {
	a, path := p.A, planPath(p.A.Plan.ID)
	may := func(act programme.Action) bool { return mayPlan(ctx, act, a.Plan) }
	waiting, candidates, chosen := len(a.Waiting()), len(a.Candidates()), len(a.Chosen())
	if waiting > 0 && may(programme.ApprovePlan) && !(may(programme.SubmitPlan) && userOf(ctx).Role != programme.RoleLocal) {
		all = append(all, planAct{"Ghi quyết định phê duyệt", path + "/approve"})
	}
	if chosen > 0 && may(programme.SubmitPlan) {
		all = append(all, planAct{"Trình kế hoạch", path + "/submit"})
	}
	if candidates > 0 && may(programme.AssemblePlan) {
		all = append(all, planAct{"Chọn đề án", path + "/assemble"})
	}
	if waiting > 0 && a.Plan.Level == programme.Local && may(programme.OpinePlan) {
		all = append(all, planAct{"Cho ý kiến về phân bổ", path + "/opinion"})
	}
	if p.living() && may(programme.AdjustPlan) {
		all = append(all, planAct{"Điều chỉnh, ngừng đề án", path + "/adjust"})
	}
	if waiting > 0 && may(programme.ApprovePlan) {
		if may(programme.SubmitPlan) && userOf(ctx).Role != programme.RoleLocal {
			all = append(all, planAct{"Phê duyệt theo phân cấp", path + "/approve"})
		}
		all = append(all, planAct{"Đưa đề án ra khỏi kế hoạch đã trình", path + "/takeback"})
	}
	return all
}

// living tells whether any project of the plan can be changed by a decision.
func (p planShowPage) living() bool {
	return slices.ContainsFunc(p.A.Lines, func(l programme.PlanLine) bool {
		return l.Stage.InPlan() && !l.Recorded && !l.Stage.Ended()
	})
}

// planAct is one thing that can be done.
type planAct struct{ Label, Href string }
