package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) eligibilityRoutes() []route {
	return []route{
		{"GET /projects/{id}/eligibility", reads, s.eligibilityShow},
		{"POST /projects/{id}/eligibility", writes, s.eligibilityUpdate},
		{"POST /projects/{id}/start", writes, s.startUpdate},
	}
}

// eligibilityPage is the conditions of one project: a card each, with what the
// program sees and what a person answers.
type eligibilityPage struct {
	Info     pageInfo
	Project  programme.Project
	Case     programme.EligibilityCase
	Asked    []conditionView // put to this project
	NotAsked []conditionView // that the rule does not ask, proposed as such
	Version  string
	Problems problems
	Conflict *conflictView
	Write    bool // the user answers here
	Answers  bool // the user reads the answers
	Missing  []string
	Count    programme.EligibilityCount
	Watches  []programme.Watch
	Start    startView
	History  []historyEntry
}

// conditionView is one condition with what stands in its fields.
type conditionView struct {
	Card                                      programme.EligibilityCard
	Answer, Evidence, Document, Dated, Remark string // as typed
	problems                                  problems
}

// Error is the message beside one of the fields: "answer", "evidence", ….
func (v conditionView) Error(name string) string { return v.problems.For(v.Name(name)) }

// Name is the field's name in the form: "evidence_E4".
func (v conditionView) Name(name string) string { return name + "_" + v.Card.Condition.Code }

func (v conditionView) field(name, label, value string) fieldView {
	return fieldView{Name: v.Name(name), Label: label, Value: value, Error: v.Error(name)}
}

// evidence is the field of the evidence, which may stay empty where the
// program's own finding is evidence enough.
func (v conditionView) evidence() fieldView {
	f := v.field("evidence", "Căn cứ", v.Evidence)
	f.Optional = v.Card.Finding.State == programme.FoundYes
	return f
}

// more tells that the fields that are seldom filled in have something to show.
func (v conditionView) more() bool {
	return v.Document+v.Dated != "" || v.Remark != "" && !v.Card.Contradicted() || v.Error("document_no")+v.Error("document_date") != ""
}

// wrong tells a condition with a refused field.
func (v conditionView) wrong() bool {
	for _, name := range []string{"answer", "evidence", "document_no", "document_date", "remark"} {
		if v.Error(name) != "" {
			return true
		}
	}
	return false
}

// conditionViews shows the cards with what was typed, or with what is stored
// where nothing was.
func conditionViews(cards []programme.EligibilityCard, typed url.Values, ps problems) (asked, notAsked []conditionView) {
	for _, card := range cards {
		a := card.Answer
		v := conditionView{card, string(a.Answer), a.Evidence, a.DocumentNo, a.DocumentDate.String(), a.Remark, ps}
		if typed != nil {
			v.Answer, v.Evidence, v.Document = typed.Get(v.Name("answer")), typed.Get(v.Name("evidence")), typed.Get(v.Name("document_no"))
			v.Dated, v.Remark = typed.Get(v.Name("document_date")), typed.Get(v.Name("remark"))
		}
		if card.Finding.State == programme.FoundNotAsked {
			notAsked = append(notAsked, v)
		} else {
			asked = append(asked, v)
		}
	}
	return asked, notAsked
}

// eligibilityTyped reads the answers as typed.
func eligibilityTyped(f *form, projectID int64) programme.Eligibility {
	e := programme.Eligibility{ProjectID: projectID, Version: f.id("version")}
	for _, cond := range programme.Conditions {
		name := func(field string) string { return field + "_" + cond.Code }
		e.Answers = append(e.Answers, programme.EligibilityAnswer{
			Code: cond.Code, Answer: programme.ConditionAnswer(f.text(name("answer"))), Evidence: f.text(name("evidence")),
			DocumentNo: f.text(name("document_no")), DocumentDate: f.day(name("document_date")), Remark: f.text(name("remark")),
		})
	}
	return e
}

func (s *Server) eligibilityShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawEligibility(w, r, u, http.StatusOK, nil, nil, startView{})
}

func (s *Server) eligibilityUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	mine := eligibilityTyped(f, id)
	if err = f.err(); err == nil {
		_, err = s.store.SaveEligibility(r.Context(), u, mine)
	}
	switch programme.KindOf(err) {
	case programme.Invalid:
		return s.drawEligibility(w, r, u, http.StatusUnprocessableEntity, f.typed, err, startView{})
	case programme.Conflict:
		saved, c, loadErr := s.store.Eligibility(r.Context(), u, id)
		if loadErr != nil || saved.Version == mine.Version {
			return err // not two who save, but a project that is no longer before appraisers
		}
		return s.eligibilityConflict(w, r, u, mine, saved.Given(saved, c, ""), f.typed)
	}
	if err != nil {
		return err
	}
	e, _, err := s.store.Eligibility(r.Context(), u, id)
	if err != nil {
		return err
	}
	return seeOther(w, r, eligibilityPath(id), "Đã lưu thẩm tra điều kiện: "+e.Count().Text())
}

// eligibilityConflict shows the form again with what was typed and how it
// differs from what somebody else saved meanwhile.
func (s *Server) eligibilityConflict(w http.ResponseWriter, r *http.Request, u programme.User, mine, saved programme.Eligibility, typed url.Values) error {
	events, err := s.store.History(r.Context(), u, programme.SEligibility, mine.ProjectID)
	if err != nil {
		return err
	}
	typed.Set("version", strconv.FormatInt(saved.Version, 10))
	p, err := s.eligibilityPageOf(w, r, u, typed, nil)
	if err != nil {
		return err
	}
	p.Conflict = conflict(mine.Fields(), saved.Fields(), events)
	return render(w, r, http.StatusConflict, eligibilityView(p))
}

func (s *Server) drawEligibility(w http.ResponseWriter, r *http.Request, u programme.User, status int, typed url.Values, refused error, start startView) error {
	p, err := s.eligibilityPageOf(w, r, u, typed, programme.Problems(refused))
	if err != nil {
		return err
	}
	if start.Typed != nil {
		start.Finding, start.Write, start.Version = p.Start.Finding, p.Start.Write, start.Typed.Get("start_version")
		p.Start = start
	}
	return render(w, r, status, eligibilityView(p))
}

// eligibilityPageOf loads the page; typed is what a refused form has, nil for
// what is stored.
func (s *Server) eligibilityPageOf(w http.ResponseWriter, r *http.Request, u programme.User, typed url.Values, ps problems) (p eligibilityPage, err error) {
	project, of, err := s.projectOf(r, u)
	if err != nil {
		return p, err
	}
	e, c, err := s.store.Eligibility(r.Context(), u, project.ID)
	if err != nil {
		return p, err
	}
	p = eligibilityPage{
		Project: project, Case: c, Version: strconv.FormatInt(e.Version, 10), Problems: ps,
		Write: u.May(programme.Appraise) && project.MayAnswerConditions() == nil, Answers: u.SeesAnswers(), Missing: e.Problems(c), Count: e.Count(), Start: startOf(c, u),
	}
	if typed != nil {
		p.Version = typed.Get("version")
	}
	p.Asked, p.NotAsked = conditionViews(e.Cards(c), typed, ps)
	if u.May(programme.Appraise) {
		events, err := s.store.History(r.Context(), u, programme.SEligibility, project.ID)
		if err != nil {
			return p, err
		}
		p.History = history(events)
	}
	if p.Watches, err = s.store.Watches(r.Context(), u, project.Establishment.ID); err != nil {
		return p, err
	}
	p.Watches = programme.StandingWatches(p.Watches)
	p.Info = s.info(w, r, of, navProjects, "Điều kiện hỗ trợ", crumb{"Đề án", "/projects"}, crumb{project.Code, projectPath(project.ID)})
	return p, nil
}

func eligibilityPath(projectID int64) string { return projectPath(projectID) + "/eligibility" }

// findingMeaning is the sign of what the program sees.
func findingMeaning(f programme.Finding) meaning {
	switch f.State {
	case programme.FoundYes:
		return good
	case programme.FoundNo:
		return wrong
	case programme.FoundNothing:
		return attention
	}
	return neutral
}

// answerMeaning is the sign of what a person has answered.
func answerMeaning(a programme.ConditionAnswer) meaning {
	switch a {
	case programme.Met:
		return good
	case programme.NotMet:
		return wrong
	case programme.Unanswered:
		return attention
	}
	return neutral
}
