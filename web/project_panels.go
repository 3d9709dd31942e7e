package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

// projectPanels are what stands on a project's page beside the project itself:
// each is loaded and drawn by the file of its own name.
type projectPanels struct {
	Returned  returnPanel
	Machines  machinePanel
	Priority  priorityPanel
	Eligible  eligibilityPanelView
	Appraisal appraisalPanelView
	Contract  contractPanelView
	Matters   mattersPanelView
	Site      sitePanelView
	Messages  messagePanel
	Results   resultPanel
	Closing   store.Closing
}

// projectPanels loads the panels that a project has: a record of old books has
// not come the way that most of them are about.
func (s *Server) projectPanels(r *http.Request, u programme.User, p programme.Project) (all projectPanels, err error) {
	if p.Kind == programme.KindProject {
		if all.Machines, err = s.machinePanel(r, u, p); err != nil {
			return all, err
		}
	}
	if all.Results, err = s.resultPanelOf(r, u, p); err != nil || p.Recorded {
		return all, err
	}
	if all.Returned, err = s.returnPanelOf(r, u, p); err != nil {
		return all, err
	}
	if p.Kind == programme.KindProject {
		sheet, err := s.store.PrioritySheet(r.Context(), u, p.ID)
		if err != nil {
			return all, err
		}
		all.Priority = priorityPanel{p, sheet}
	}
	if all.Eligible, err = s.eligibilityPanelOf(r, u, p); err != nil {
		return all, err
	}
	if all.Appraisal, err = s.appraisalPanelOf(r, u, p); err != nil {
		return all, err
	}
	if all.Contract, err = s.contractPanelOf(r, u, p); err != nil {
		return all, err
	}
	if all.Matters, err = s.mattersPanelOf(r, u, p); err != nil {
		return all, err
	}
	if all.Site, err = s.sitePanelOf(r, u, p, all.Matters); err != nil {
		return all, err
	}
	if all.Closing, err = s.closingPanelOf(r, u, p); err != nil {
		return all, err
	}
	all.Messages, err = s.messagePanelOf(r, u, p)
	return all, err
}
