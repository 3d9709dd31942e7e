package web

import (
	"net/http"

	"khuyencong/programme"
)

// appraisalPanelView is a project's appraisal on its page.
type appraisalPanelView struct {
	Project programme.Project
	All     []programme.Appraisal
	Write   bool // the user writes this round's report
	Waiting *programme.Appraisal
}

// appraisalPanelOf loads what a project's page shows of its appraisal.
func (s *Server) appraisalPanelOf(r *http.Request, u programme.User, p programme.Project) (v appraisalPanelView, err error) {
	v.Project = p
	if v.All, err = s.store.Appraisals(r.Context(), u, p.ID); err != nil {
		return v, err
	}
	v.Write = p.MayAppraise(u) == nil
	for _, a := range v.All {
		if a.Current(p) && a.State == programme.AppraisalConcluded {
			v.Waiting, v.Write = &a, false
		}
	}
	return v, nil
}

// shows tells whether there is anything to say.
func (v appraisalPanelView) shows() bool { return v.Write || len(v.All) > 0 }
