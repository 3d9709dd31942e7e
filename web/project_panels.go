package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

// projectPanels are what stands on a project's page beside the project itself:
// each is made and drawn by the file of its own name.
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
	Printed   []printedGroup
}

// projectPanels loads the panels that a project has: a record of old books has
// not come the way that most of them are about. What several of them look at is
// in page.
func (s *Server) projectPanels(r *http.Request, u programme.User, page store.ProjectPage) (all projectPanels, err error) {
	p := page.Project
	if p.Kind == programme.KindProject {
		all.Machines = machinePanelOf(u, p, page.Machines, page.Double)
	}
	if all.Results, err = s.resultPanelOf(r, u, p); err != nil || p.Recorded {
		return all, err
	}
	if all.Returned, err = s.returnPanelOf(r, u, p); err != nil {
		return all, err
	}
	if p.Kind == programme.KindProject {
		all.Priority = priorityPanel{p, page.Priority}
	}
	all.Eligible = eligibilityPanelOf(u, page)
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
	all.Printed = printedGroups(u, p, page.PlanID, all)
	all.Messages, err = s.messagePanelOf(r, u, p)
	return all, err
}
