package web

import (
	"net/http"

	"khuyencong/programme"
)

// planDecisionPage lists every decision on a plan with what it did.
type planDecisionPage struct {
	Info pageInfo
	A    programme.AnnualPlan
}

func (s *Server) planDecisionList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, err := s.pathAnnualPlan(r, u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, planDecisionView(planDecisionPage{s.planInfo(w, r, a, "Các quyết định về "+lowerFirstWord(a.Plan.Title())), a}))
}

// planVersionPage holds two versions of a plan against each other.
type planVersionPage struct {
	Info         pageInfo
	A            programme.AnnualPlan
	Since, Until string // as typed
	Problems     problems
	From, To     programme.PlanVersion
	Diff         []programme.VersionDiff
}

// planVersionDiff tells what changed in a plan between two days: those that the
// address names, else the last day on which it changed and the day before.
func (s *Server) planVersionDiff(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, err := s.pathAnnualPlan(r, u)
	if err != nil {
		return err
	}
	page := planVersionPage{A: a, Since: r.FormValue("since"), Until: r.FormValue("until")}
	f := &form{typed: r.Form}
	since, until := f.day("since"), f.day("until")
	if days := a.VersionDays(); len(days) > 0 { // what the last change did
		if until == 0 && page.Until == "" {
			until = days[len(days)-1]
		}
		if since == 0 && page.Since == "" {
			since = days[len(days)-1].Plus(-1)
		}
	}
	page.Problems = programme.Problems(f.err())
	if len(page.Problems) == 0 {
		page.Since, page.Until = since.String(), until.String()
		page.From, page.To = a.AsOf(min(since, until)), a.AsOf(max(since, until))
		page.Diff = page.From.Diff(page.To)
	}
	page.Info = s.planInfo(w, r, a, "So hai thời điểm của "+lowerFirstWord(a.Plan.Title()))
	return render(w, r, http.StatusOK, planVersionDiffView(page))
}

// projectApprovalPage is what was approved of one project, decision by decision.
type projectApprovalPage struct {
	Info      pageInfo
	Project   programme.Project
	Decisions []programme.PlanDecision
	On        string
	OnError   string
	Terms     programme.PlanTerms // on the day that is asked for
	By        string
}

// projectApprovals tells what is approved of a project on any day.
func (s *Server) projectApprovals(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	page := projectApprovalPage{Project: p, On: r.FormValue("on")}
	if page.Decisions, err = s.store.ProjectDecisions(r.Context(), u, p.ID); err != nil {
		return err
	}
	day, err := programme.ParseDay("on", page.On)
	for _, problem := range programme.Problems(err) {
		page.OnError = problem.Message
	}
	if day == 0 {
		day = programme.DayOf(s.store.Now())
	}
	for _, d := range page.Decisions {
		if d.Effective <= day && !d.Lines[0].Refused() {
			page.Terms, page.By = d.Lines[0].After, d.Paper()
		}
	}
	if page.OnError == "" {
		page.On = day.String()
	}
	page.Info = s.info(w, r, of, navProjects, "Các lần phê duyệt: "+p.Code, crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})
	return render(w, r, http.StatusOK, projectApprovalView(page))
}
