package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// projectShowPage is the record of one project.
type projectShowPage struct {
	Info     pageInfo
	User     programme.User
	Project  programme.Project
	Content  programme.Content
	Money    moneyTable
	Outcomes []programme.Outcome
	Ceiling  programme.Ceiling       // what the norms say of the support
	Officers map[int64]store.Officer // in charge, by the post
	Past     store.PastSupport       // of the beneficiary, in other projects
	Standing standing
	Panels   projectPanels
	Dossier  []dossierLine // of a dossier on its way
	Edits    bool          // the user may write it where it stands
	History  []historyEntry
}

func (s *Server) projectShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	p, err := s.projectShowPage(w, r, u, id)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, projectShowView(p))
}

// projectShowPage loads all parts of a project's page in one view of the data,
// which ends before anything is sent.
func (s *Server) projectShowPage(w http.ResponseWriter, r *http.Request, u programme.User, id int64) (all projectShowPage, err error) {
	view, done, err := s.store.View(r.Context())
	if err != nil {
		return all, err
	}
	defer done()
	r = r.WithContext(view)
	page, err := s.store.ProjectPage(view, u, id)
	if err != nil {
		return all, err
	}
	rec, p := page.ProjectRecord, page.Project
	panels, err := s.projectPanels(r, u, page)
	if err != nil {
		return all, err
	}
	content, _ := programme.ContentByCode(p.Content)
	return projectShowPage{
		Info: s.info(w, r, rec.Programme, navProjects, p.Code+" – "+p.Title, crumb{"Đề án", "/projects"}),
		User: u, Project: p, Content: content, Money: moneyOf(p), Outcomes: outcomesInOrder(outcomesSeen(p, panels.Results.Known)), Ceiling: rec.Ceiling, Past: rec.Past, Officers: page.Officers,
		Standing: standingOf(u, rec, panels.Appraisal), Panels: panels, Dossier: dossierOf(rec, u), Edits: mayEdit(u, p), History: history(withoutMoves(p, rec.Events)),
	}, nil
}

// mayEdit tells whether the form of a project has anything to write for the
// user where it stands. The store asks again.
func mayEdit(u programme.User, p programme.Project) bool {
	switch {
	case p.Recorded:
		return u.May(programme.EditProjects)
	case p.Stage.Writable():
		return u.May(programme.EditDrafts)
	}
	return u.May(programme.EditProjects)
}

// withoutMoves leaves out of the history of a dossier on its way what its way
// shows already.
func withoutMoves(p programme.Project, all []programme.Event) []programme.Event {
	if p.Recorded {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(e programme.Event) bool { return e.Action == "moved" })
}

// projectOf loads the project that the address names, and its programme, which
// need not be the one looked at last.
func (s *Server) projectOf(r *http.Request, u programme.User) (p programme.Project, of programme.Programme, err error) {
	id, err := pathID(r)
	if err != nil {
		return p, of, err
	}
	if p, err = s.store.Project(r.Context(), u, id); err != nil {
		return p, of, err
	}
	of, err = s.store.Programme(r.Context(), u, p.ProgrammeID)
	return p, of, err
}

// outcomesSeen are the promised outcomes of a project with what its sheets of
// results say of them by now, where they do.
func outcomesSeen(p programme.Project, known store.ProjectResults) []programme.Outcome {
	all := slices.Clone(p.Outcomes)
	values := programme.ValuesOf(p, known.Sheets, known.Today)
	for i, o := range all {
		at := slices.IndexFunc(values, func(v programme.ResultValue) bool { return v.Indicator == o.Indicator && v.Unit == "" })
		if at >= 0 {
			all[i].Actual = programme.Q(values[at].Value)
		}
	}
	return all
}

// outcomesInOrder puts outcomes in the order of papers.
func outcomesInOrder(all []programme.Outcome) []programme.Outcome {
	place := func(o programme.Outcome) int { return slices.Index(programme.Indicators, o.Indicator) }
	return slices.SortedStableFunc(slices.Values(all), func(a, b programme.Outcome) int { return place(a) - place(b) })
}

// outcomeReached is how much of a promised outcome was reached.
func outcomeReached(o programme.Outcome) programme.Ratio {
	if !o.Promised.Known || !o.Actual.Known {
		return programme.Ratio{}
	}
	return programme.RatioOf(o.Actual.Value, o.Promised.Value)
}

// recordedNextStep says what the office does with a record of old books next.
func recordedNextStep(p programme.Project) string {
	switch {
	case p.Stage == programme.Approved, p.Stage == programme.Underway, p.Stage == programme.Accepted:
		return "Khi nghiệm thu, nhập cột “Thực hiện”, kết quả thực tế và đổi tình trạng thành “Hoàn thành”."
	case p.Stage == programme.Completed:
		return "Đề án đã hoàn thành và được tính vào kết quả của chương trình. Chỉ sửa khi số quyết toán thay đổi."
	case p.Stage.Ended():
		return "Đề án đã kết thúc, không tính vào kết quả của chương trình."
	}
	return "Khi đề án được duyệt vào kế hoạch năm, nhập cột “Kế hoạch duyệt” và đổi tình trạng."
}

// commitmentText holds the promised counterpart against what was given.
func commitmentText(p programme.Project) string {
	if p.Commitment == 0 {
		return "Chưa ghi"
	}
	text := p.Commitment.Dong()
	if p.Stage == programme.Completed {
		text += fmt.Sprintf("; đã đóng góp %s (%s)", p.Done().Counterpart.Dong(), programme.RatioOf(int64(p.Done().Counterpart), int64(p.Commitment)).Percent())
	}
	return text
}

// normVerdict says whether a project's support is within the norms; "" where
// none is confirmed, or nothing is asked for yet.
func normVerdict(p programme.Project, c programme.Ceiling) (m meaning, word string) {
	support := p.Approved().Support
	if !p.Stage.InPlan() {
		support = p.Requested().Support
	}
	switch {
	case !c.Known || support == 0:
		return neutral, ""
	case support > c.Amount:
		return attention, "vượt định mức"
	}
	return good, "trong định mức"
}

// pastSupportText says what the beneficiary has received before: "đã được hỗ
// trợ: 2 đề án, 290 triệu đồng (năm 2017, 2018)".
func pastSupportText(p store.PastSupport) string {
	var years []string
	for _, y := range p.Years {
		years = append(years, strconv.Itoa(y))
	}
	return "đã được hỗ trợ: " + projectCountSentence(p.Sums) + ", " + p.Support.MillionsShort() + " triệu đồng (năm " + strings.Join(years, ", ") + ")"
}

func projectPath(id int64) string { return "/projects/" + strconv.FormatInt(id, 10) }

// projectWhere is who benefits and where, as far as it is known.
func projectWhere(p programme.Project) string {
	switch {
	case p.Establishment.Name == "":
		return p.Place.Name
	case p.Place.Name == "":
		return p.Establishment.Name
	}
	return p.Establishment.Name + " · " + p.Place.Name
}

// projectClear is the list without filters; "" when none is set.
func projectClear(q projectQuery) string {
	if len(q.Active)+len(q.Ignored) == 0 {
		return ""
	}
	return "/projects"
}

func projectYearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// projectDone is money carried out as lists show it: it counts once the
// project is completed, as in the totals.
func projectDone(s programme.Stage, m programme.Money) string {
	if s != programme.Completed {
		return "–"
	}
	return m.MillionsFixed()
}
