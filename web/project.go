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
	Years  []option
	Places []option
	Heads  []sortView // of the columns, in their order
	Pager  pagerView
}

func (s *Server) projectList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	query, err := s.projectQuery(r, u, of, units)
	if err != nil {
		return err
	}
	list, err := s.store.Projects(r.Context(), u, query.Filter)
	if err != nil {
		return err
	}
	info := s.info(w, r, of, navProjects, "Đề án")
	info.Query = query.Filter.Text
	return render(w, r, http.StatusOK, projectListView(projectListPage{
		Info: info, Query: query, List: list,
		Years: projectYears(of), Places: projectPlaces(of, units, query.Filter.Place),
		Heads: projectHeads(r), Pager: pages(r, "hồ sơ", list.Page, list.Pages, store.PageSize, list.Total),
	}))
}

// projectHeads are the columns of the list that sort it.
func projectHeads(r *http.Request) []sortView {
	head := func(key, label, unit string, number bool) sortView {
		return sortBy(r, "code", key, label, unit, number)
	}
	const unit = "triệu đồng"
	return []sortView{
		head("code", "Mã", "", false), head("title", "Tên", "", false), head("year", "Năm", "", false),
		head("stage", "Tình trạng", "", false), head("approved", "Hỗ trợ duyệt", unit, true),
		head("support", "Hỗ trợ thực hiện", unit, true), head("counterpart", "Đóng góp thực hiện", unit, true),
	}
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
