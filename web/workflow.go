package web

import (
	"net/http"
	"slices"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) workflowRoutes() []route {
	return []route{{"GET /workflow", reads, s.workflowList}}
}

// workflowPage is the workflow as a province runs it today: the table, and the
// days that its own rules set.
type workflowPage struct {
	Info   pageInfo
	Level  programme.Level
	Stages []workflowStage
}

type workflowStage struct {
	Stage   programme.Stage
	Holders string
	Limit   programme.StageLimit
	Edit    string // the address of its rule's form; "" where it has no days
	Steps   []programme.Step
}

func (s *Server) workflowList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	rules, err := s.store.Rules(r.Context(), u)
	if err != nil {
		return err
	}
	p := workflowPage{Info: s.info(w, r, of, navProgrammes, "Các bước xử lý", crumb{"Chương trình", "/programmes"}), Level: programme.Local}
	if r.URL.Query().Get("level") == string(programme.National) {
		p.Level = programme.National
	}
	for _, stage := range programme.Stages {
		if v, ok := workflowStageOf(stage, p.Level, rules, programme.DayOf(s.store.Now())); ok {
			p.Stages = append(p.Stages, v)
		}
	}
	return render(w, r, http.StatusOK, workflowView(p))
}

// workflowStageOf is a stage of a level's path; false where the path does not
// lead there.
func workflowStageOf(stage programme.Stage, level programme.Level, rules programme.RuleBook, today programme.Day) (v workflowStage, ok bool) {
	v = workflowStage{Stage: stage, Holders: programme.RolesText(stage.Holders(level)), Limit: rules.StageLimit(stage, today)}
	for _, step := range (programme.Project{Stage: stage, Level: level}).Ways() {
		if step.Move != programme.Begin && step.Move != programme.Withdraw {
			v.Steps = append(v.Steps, step)
		}
	}
	if key := stage.DaysRule(); key != "" {
		v.Edit = "/rules/new?key=" + string(key)
		for _, rule := range rules {
			if rule.Key == key && rule.On(today) {
				v.Edit = "/rules/" + strconv.FormatInt(rule.ID, 10) + "/edit"
			}
		}
	}
	onlyOther := level == programme.Local && slices.Contains([]programme.Stage{programme.MinistryAppraisal, programme.MinistryPassed}, stage)
	return v, len(v.Steps) > 0 && !onlyOther
}
