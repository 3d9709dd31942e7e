package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) secondPersonRoutes() []route {
	return []route{
		{"GET /projects/{id}/confirm", reads, s.secondPersonShow},
		{"POST /projects/{id}/confirm", writes, s.secondPersonConfirm},
	}
}

func secondPersonPath(id int64) string { return projectPath(id) + "/confirm" }

// secondPersonPage is a dossier as it is read before it is confirmed.
type secondPersonPage struct {
	Info     pageInfo
	Project  programme.Project
	Second   programme.SecondPerson
	Dossier  []programme.FieldValue
	May      bool
	Why      problems // why the user may not
	Problems problems // why it was not confirmed
}

func (s *Server) secondPersonShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.secondPersonPage(w, r, u, nil)
}

func (s *Server) secondPersonPage(w http.ResponseWriter, r *http.Request, u programme.User, refused error) error {
	project, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	p := secondPersonPage{Project: project, Problems: programme.Problems(refused)}
	if p.Second, _, err = s.store.SecondPerson(r.Context(), u, project.ID); err != nil {
		return err
	}
	if p.Dossier, err = s.store.Dossier(r.Context(), u, project); err != nil {
		return err
	}
	may := p.Second.MayConfirm(project, u)
	p.May, p.Why = may == nil, programme.Problems(may)
	status := http.StatusOK
	if len(p.Problems) > 0 {
		status = statuses[p.Problems[0].Kind]
	}
	p.Info = s.info(w, r, of, navProjects, "Xác nhận hồ sơ", crumb{"Đề án", "/projects"}, crumb{project.Code, projectPath(project.ID)})
	return render(w, r, status, secondPersonView(p))
}

func (s *Server) secondPersonConfirm(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	err = s.store.ConfirmDossier(r.Context(), u, id, f.text("digest"))
	switch programme.KindOf(err) {
	case programme.Conflict, programme.Forbidden:
		return s.secondPersonPage(w, r, u, err)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, projectPath(id), "Đã xác nhận hồ sơ. Hồ sơ sửa sau lúc này thì phải xác nhận lại.")
}
