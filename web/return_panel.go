package web

import (
	"net/http"

	"khuyencong/programme"
)

// returnPanel is, on the page of a dossier that came back, what is to be
// mended in it.
type returnPanel struct {
	Project   programme.Project
	Now       *programme.Returning // nil: the dossier has not come back
	MayAnswer bool
}

// returnPanelOf loads the points of the last return of a dossier that has come
// back; none for any other.
func (s *Server) returnPanelOf(r *http.Request, u programme.User, p programme.Project) (v returnPanel, err error) {
	v.Project = p
	if p.Stage != programme.Returned {
		return v, nil
	}
	returns, err := s.store.Returns(r.Context(), u, p.ID)
	if len(returns) > 0 {
		v.Now = &returns[0]
		v.MayAnswer = mayAnswerPoints(u, p)
	}
	return v, err
}

// mayAnswerPoints tells who works through the points of a dossier that came
// back. The store asks again.
func mayAnswerPoints(u programme.User, p programme.Project) bool {
	return p.MayAnswer(u) == nil && p.Stage.HeldBy(u.Role, p.Level)
}
