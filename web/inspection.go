package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) inspectionRoutes() []route {
	return []route{{"GET /inspections", reads, s.inspectionList}}
}

// inspectionListPage is the projects that are carried out, those to be visited
// first at the top.
type inspectionListPage struct {
	Info pageInfo
	List store.RiskList
}

func (s *Server) inspectionList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	l, err := s.store.Risks(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, inspectionListView(inspectionListPage{List: l, Info: s.info(w, r, of, navProjects, "Kế hoạch kiểm tra", crumb{"Đề án", "/projects"})}))
}

// visits tells whether the user may plan a visit to a project.
func visits(u programme.User, p programme.Project) bool {
	for _, t := range p.MayOpen(u) {
		if t.Kind == programme.MatterVisit {
			return true
		}
	}
	return false
}
