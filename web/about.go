package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) aboutRoutes() []route {
	return []route{{"GET /about", reads, s.aboutShow}}
}

// aboutShow says what the program is, under which licences it and the fonts
// inside stand, and where its source is.
func (s *Server) aboutShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, aboutView(s.info(w, r, of, "", "Về phần mềm")))
}
