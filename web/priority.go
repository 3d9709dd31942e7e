package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) priorityRoutes() []route {
	return []route{
		{"GET /projects/{id}/priority", reads, s.priorityShow},
		{"POST /projects/{id}/priority", writes, s.priorityUpdate},
	}
}

// priorityPage is the sheet of one project: what is proven today, and each
// question with what is claimed and what an officer found.
type priorityPage struct {
	Info      pageInfo
	Project   programme.Project
	Priority  programme.Priority
	Candidate programme.RankCandidate
	Cleaner   bool
	Steps     []priorityStep
	Form      recordForm
	MayClaim  bool
	MayFind   bool
	Whynot    string // why the user can write neither part; "" otherwise
}

// priorityStep is the questions of one step of the order.
type priorityStep struct {
	Step      programme.PriorityStep
	Questions []priorityQuestion
}

// priorityQuestion is one question with what stands of it.
type priorityQuestion struct {
	programme.PriorityQuestion
	Answer  programme.PriorityAnswer
	Counts  bool
	Claimed bool
	Why     string
	Points  string // what it brings: "10 điểm"; "" outside the province's criteria
	Hint    string // what the register says
	Open    bool
}

func priorityPath(id int64) string { return projectPath(id) + "/priority" }

func (s *Server) priorityShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.drawPriority(w, r, u, of, p, recordForm{}, http.StatusOK)
}

// drawPriority draws the sheet; f is what was typed and refused, empty for
// what is stored.
func (s *Server) drawPriority(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Programme, p programme.Project, f recordForm, status int) error {
	candidate, priority, err := s.store.Priority(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	questions, err := s.priorityQuestions(r, u, p)
	if err != nil {
		return err
	}
	if f.Typed == nil {
		f.Typed = typedPriority(questions, candidate.Answers)
	}
	claim, find := p.MayClaim(u), p.MayFind(u)
	page := priorityPage{
		Project: p, Priority: priority, Candidate: candidate, Cleaner: programme.CleanerList(p.Content), Form: f, MayClaim: claim == nil, MayFind: find == nil,
		Info: s.info(w, r, of, navProjects, "Mức ưu tiên", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)}),
	}
	if !page.MayClaim && !page.MayFind && (u.May(programme.EditDrafts) || u.May(programme.Appraise)) {
		page.Whynot = programme.Problems(claim)[0].Message
	}
	var e programme.Establishment
	if p.Establishment.ID != 0 {
		if e, err = s.store.Establishment(r.Context(), u, p.Establishment.ID); err != nil && programme.KindOf(err) != programme.NotFound {
			return err
		}
	}
	page.Steps = prioritySteps(questions, candidate.Answers, priority, e, f.Problems)
	return render(w, r, status, priorityView(page))
}

// priorityQuestions are the questions that the project is asked today.
func (s *Server) priorityQuestions(r *http.Request, u programme.User, p programme.Project) ([]programme.PriorityQuestion, error) {
	criteria, err := s.store.Criteria(r.Context(), u)
	return programme.PriorityQuestions(p.Content, criteria, programme.DayOf(s.store.Now())), err
}

// prioritySteps puts the questions under their steps, with what stands of
// each.
func prioritySteps(questions []programme.PriorityQuestion, sheet programme.PrioritySheet, of programme.Priority, e programme.Establishment, ps problems) (steps []priorityStep) {
	for _, q := range questions {
		one := priorityQuestion{PriorityQuestion: q, Answer: sheet.Answer(q.Code), Hint: registerHint(q.Code, e), Open: priorityRefused(ps, q.Code)}
		for _, f := range of.Facts {
			if f.Question.Code == q.Code {
				one.Counts, one.Claimed, one.Why = f.Counts, f.Claimed, f.Why
			}
		}
		for _, c := range of.Criteria {
			if c.Criterion.Code == q.Code {
				one.Counts, one.Claimed = one.Counts || c.Fact.Counts, one.Claimed || c.Fact.Claimed
				one.Why, one.Points = c.Fact.Why, programme.CountText(c.Points)+" điểm"
			}
		}
		if one.Why == "" {
			one.Claimed, one.Why = true, "tiêu chí chưa được xác nhận nên chưa tính điểm"
		}
		if n := len(steps); n == 0 || steps[n-1].Step != q.For {
			steps = append(steps, priorityStep{Step: q.For})
		}
		last := &steps[len(steps)-1]
		last.Questions = append(last.Questions, one)
	}
	return steps
}

func priorityRefused(ps problems, code string) bool {
	for _, field := range priorityFields {
		if ps.For(field+code) != "" {
			return true
		}
	}
	return false
}

// registerHint is what the register of establishments says to a question.
func registerHint(code string, e programme.Establishment) string {
	switch {
	case code == "workers" && e.Size.Workers.Known:
		return "Sổ cơ sở ghi " + e.Size.Workers.Count() + " lao động (năm " + strconv.Itoa(e.Size.Year) + ")."
	case code == "women_owned" && e.WomenOwned:
		return "Sổ cơ sở ghi: do phụ nữ làm chủ."
	case code == "minority_owned" && e.MinorityOwned:
		return "Sổ cơ sở ghi: do người dân tộc thiểu số làm chủ."
	}
	return ""
}

func (s *Server) priorityUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	questions, err := s.priorityQuestions(r, u, p)
	if err != nil {
		return err
	}
	stored, err := s.store.PrioritySheet(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	f := readForm(r)
	sheet := readPriority(f, questions, stored, p.MayClaim(u) == nil, p.MayFind(u) == nil)
	if err = f.err(); err == nil {
		if _, err = s.store.SavePriority(r.Context(), u, sheet); err == nil {
			return seeOther(w, r, priorityPath(p.ID), "Đã lưu phiếu ưu tiên.")
		}
	}
	for _, problem := range programme.Problems(err) { // who claimed may not confirm: said beside the field like any other
		if problem.Kind == programme.Forbidden && problem.Field != "" {
			problem.Kind = programme.Invalid
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.PrioritySheet(r.Context(), u, p.ID)
		return savedRecord{programme.SProject, p.ID, now.Version, sheet.Fields(questions), now.Fields(questions)}, err
	})
	if err != nil {
		return err
	}
	return s.drawPriority(w, r, u, of, p, again, status)
}

// typedPriority is a stored sheet as its form shows it. What nobody has
// checked yet begins with what is claimed.
func typedPriority(questions []programme.PriorityQuestion, sheet programme.PrioritySheet) url.Values {
	v := url.Values{"version": {number(sheet.Version)}}
	for _, q := range questions {
		a := sheet.Answer(q.Code)
		found := a.Found
		if a.Verdict == programme.NotChecked {
			found = a.Claimed
		}
		typeProof(v, "claimed_", q, a.Claimed)
		typeProof(v, "found_", q, found)
		v.Set("verdict_"+q.Code, string(a.Verdict))
		v.Set("note_"+q.Code, a.Note)
	}
	return v
}

// priorityPanel is what a project's page says of its priority.
type priorityPanel struct {
	Project programme.Project
	Sheet   programme.PrioritySheet
}

// Claims says how much is claimed, to who does not see what was found of it.
func (p priorityPanel) Claims() string {
	if len(p.Sheet.Answers) == 0 {
		return p.Sentence()
	}
	return strconv.Itoa(len(p.Sheet.Answers)) + " mục đã khai. Cán bộ kiểm tra khi thẩm định."
}

// Sentence says how much is claimed and how much of it proven.
func (p priorityPanel) Sentence() string {
	claimed, confirmed, waiting := 0, 0, 0
	for _, a := range p.Sheet.Answers {
		if a.Claimed.Value.Value > 0 {
			claimed++
		}
		switch {
		case a.Verdict == programme.ProofAccepted:
			confirmed++
		case a.Verdict == programme.NotChecked && a.Claimed.Value.Value > 0:
			waiting++
		}
	}
	if claimed+confirmed == 0 {
		return "Chưa khai điều kiện ưu tiên nào. Khai và có giấy tờ thì mới được xét trước."
	}
	return strconv.Itoa(claimed) + " mục cơ sở khai, " + strconv.Itoa(confirmed) + " mục cán bộ đã xác nhận, " + strconv.Itoa(waiting) + " mục chờ xác nhận."
}
