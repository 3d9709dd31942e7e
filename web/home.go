package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) homeRoutes() []route {
	return []route{{"GET /{$}", reads, s.home}}
}

// home leads to the main job: the evaluation of the current programme, or to
// making the first programme; the administrator to the accounts.
func (s *Server) home(w http.ResponseWriter, r *http.Request, u programme.User) error {
	switch {
	case u.May(programme.ReadProgramme):
	case u.May(programme.ManageAccounts):
		return seeOther(w, r, "/accounts", "")
	default:
		return seeOther(w, r, "/me", "")
	}
	all, err := s.store.Programmes(r.Context(), u)
	if err != nil {
		return err
	}
	if len(all) == 0 && u.May(programme.EditProgramme) {
		return seeOther(w, r, "/programmes/new", "Chưa có chương trình nào. Tạo chương trình đầu tiên để bắt đầu.")
	}
	return seeOther(w, r, "/evaluation", "")
}
