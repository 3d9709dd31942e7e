package web

import (
	"fmt"
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) projectRoutes() []route {
	return []route{
		{"GET /projects", reads, s.projectList},
		{"GET /projects/new", reads, s.projectNew},
		{"POST /projects", writes, s.projectCreate},
		{"GET /projects/{id}", reads, s.projectShow},
		{"GET /projects/{id}/edit", reads, s.projectEdit},
		{"POST /projects/{id}", writes, s.projectUpdate},
	}
}

// projectListPage is the list of the current programme's projects (đề án).
type projectListPage struct {
	Info   pageInfo
	Query  projectQuery
	List   store.ProjectList
	Asked  programme.Sums // money in annual plans; what was registered, where only that is listed
	Years  []option
	Places []option
	Heads  []sortView // of the columns, in their order
	Pager  pagerView
	Print  string // the list as it is printed, narrowed the same
}

func (s *Server) projectList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	units, err := s.provincePlaces(r.Context(), u, of)
	if err != nil {
		return err
	}
	query, err := s.projectQuery(r, u, of)
	if err != nil {
		return err
	}
	list, err := s.store.Projects(r.Context(), u, query.Filter)
	if err != nil {
		return err
	}
	asked, err := s.planned(r, u, query.Filter, list)
	if err != nil {
		return err
	}
	info := s.info(w, r, of, navProjects, "Đề án")
	info.Query = query.Filter.Text
	view := projectListView(projectListPage{
		Info: info, Query: query, List: list, Asked: asked,
		Years: projectYears(of), Places: projectPlaces(units, query.Filter.Place, query.PlaceName),
		Heads: projectHeads(r, query.Filter.Stage), Pager: pages(r, "hồ sơ", list.Page, list.Pages, store.PageSize, list.Total),
		Print: "/project_list/" + viewFormat + "?" + r.URL.Query().Encode(),
	})
	return renderList(w, r, view, func() programme.DataTable {
		return listTable("Đề án", projectColumns, fromStore(func(fn func(store.ProjectItem) error) error {
			return s.store.EachProject(r.Context(), u, query.Filter, fn)
		}))
	})
}

// planned is what annual plans provide for the projects of a list. Projects on
// their way into a plan count only where nothing else is listed.
func (s *Server) planned(r *http.Request, u programme.User, f store.ProjectFilter, list store.ProjectList) (programme.Sums, error) {
	if projectsAsk(f.Stage) {
		asked := list.Approved
		asked.Support = list.Requested
		return asked, nil
	}
	if f.Stage != "" {
		return list.Approved, nil
	}
	f.Stage, f.Page = store.Planned, 1
	list, err := s.store.Projects(r.Context(), u, f)
	return list.Approved, err
}

// projectAsked is one project's approved money as lists show it.
func projectAsked(i store.ProjectItem, listed programme.Stage) string {
	switch {
	case i.Stage.InPlan():
		return i.ApprovedSums.Support.MillionsFixed()
	case projectsAsk(listed):
		return i.RequestedSupport.MillionsFixed()
	}
	return "–"
}

// projectsAsk tells a list of projects that stand in no plan yet.
func projectsAsk(listed programme.Stage) bool {
	return listed == store.Unplanned || listed.Known() && !listed.InPlan()
}

// projectHeads are the columns of a list of a stage that sort it.
func projectHeads(r *http.Request, stage programme.Stage) []sortView {
	head := func(key, label, unit string, number bool) sortView {
		return sortBy(r, "code", key, label, unit, number)
	}
	const unit = "triệu đồng"
	asked := "Hỗ trợ duyệt"
	if projectsAsk(stage) {
		asked = "Hỗ trợ đề nghị"
	}
	return []sortView{
		head("code", "Mã", "", false), head("title", "Tên", "", false), head("year", "Năm", "", false),
		head("stage", "Tình trạng", "", false), head("approved", asked, unit, true),
		head("support", "Hỗ trợ thực hiện", unit, true), head("counterpart", "Đóng góp thực hiện", unit, true),
	}
}

// newProjectButtons are the ways to a new project, the usual one of the user
// first.
func newProjectButtons(u programme.User) []option {
	need, draft := option{"/projects/new?stage=need", "Ghi nhu cầu"}, option{"/projects/new", "Lập dự thảo đề án"}
	book := option{"/projects/new?recorded=1", "Ghi hồ sơ sổ cũ"}
	switch {
	case u.Role == programme.RoleLocal:
		return []option{book, {importCrumb.Href, importCrumb.Label}, draft, need}
	case u.May(programme.EditProjects):
		return []option{draft, need, book, {importCrumb.Href, importCrumb.Label}}
	case u.May(programme.EditDrafts):
		return []option{need, draft}
	}
	return nil
}

// noProjects says what to do where there is no project.
func noProjects(u programme.User) emptyView {
	v := emptyView{Title: "Chưa có đề án nào", Body: "Hồ sơ trong phạm vi của bạn sẽ hiện ở đây."}
	if ways := newProjectButtons(u); len(ways) > 0 {
		v.Body, v.Action, v.Href = "Bắt đầu bằng một nhu cầu, một dự thảo, hoặc một hồ sơ đã có trong sổ cũ.", ways[0].Label, ways[0].Value
	}
	return v
}

// projectCountSentence says how many records a sum is of: "59 hồ sơ: 58 đề án, 1 kế
// hoạch".
func projectCountSentence(s programme.Sums) string {
	n := s.Projects + s.Plans
	switch {
	case n == 0:
		return "0 hồ sơ"
	case s.Plans == 0:
		return programme.CountText(n) + " đề án"
	case s.Projects == 0:
		return programme.CountText(n) + " kế hoạch"
	}
	return fmt.Sprintf("%s hồ sơ: %s đề án, %s kế hoạch", programme.CountText(n), programme.CountText(s.Projects), programme.CountText(s.Plans))
}

// projectMoneySentence is the money of a sum in prose, rounded as in tables.
func projectMoneySentence(s programme.Sums) string {
	text := "hỗ trợ " + s.Support.MillionsShort() + ", đóng góp " + s.Counterpart.MillionsShort()
	if s.Other != 0 {
		text += ", lồng ghép " + s.Other.MillionsShort()
	}
	return text + ", tổng kinh phí " + s.Total().MillionsShort() + " triệu đồng"
}

// projectStageMeaning is what the colour of a stage says.
func projectStageMeaning(s programme.Stage) meaning {
	switch s {
	case programme.Completed:
		return good
	case programme.Stopped:
		return attention
	}
	return neutral
}

// projectStageWord is the stage in a column of a list, where space is dear.
func projectStageWord(s programme.Stage) string {
	if s == programme.Approved {
		return "Đã duyệt"
	}
	return s.Label()
}
