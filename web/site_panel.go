package web

import (
	"net/http"
	"slices"

	"khuyencong/programme"
)

// sitePanelView is how a project is carried out, on its page: its progress, its
// inspections, what is to be mended.
type sitePanelView struct {
	Project  programme.Project
	Reports  []programme.ProgressReport // the newest first
	Periods  map[int64]string           // names of the periods, by matter
	Visits   []programme.Matter
	Findings findingListView
	Facts    programme.InspectionFacts
	Photos   int
	Raises   bool // the user may raise a finding
}

// Shown tells whether there is anything to show.
func (v sitePanelView) Shown() bool {
	return v.Raises || len(v.Reports)+len(v.Visits)+len(v.Findings.Findings) > 0
}

// sitePanelOf loads the panel; matters are those of the project that the user
// sees.
func (s *Server) sitePanelOf(r *http.Request, u programme.User, p programme.Project, matters mattersPanelView) (v sitePanelView, err error) {
	v = sitePanelView{Project: p, Periods: map[int64]string{}, Visits: matters.Visits, Findings: findingListView{matters.Findings, matters.Today}}
	for _, t := range matters.Open {
		v.Raises = v.Raises || t.Kind == programme.MatterFinding
	}
	if !p.Stage.InPlan() {
		return v, nil
	}
	if v.Reports, err = s.store.ProgressReports(r.Context(), u, p.ID); err != nil {
		return v, err
	}
	slices.Reverse(v.Reports)
	for _, m := range matters.Others {
		v.Periods[m.ID] = m.About
	}
	if v.Facts, err = s.store.InspectionFacts(r.Context(), u, p.ID); err != nil {
		return v, err
	}
	photos, err := s.store.Photos(r.Context(), u, p.ID)
	v.Photos = len(photos)
	return v, err
}

// period names the period of a report.
func (v sitePanelView) period(r programme.ProgressReport) string {
	if name := v.Periods[r.MatterID]; name != "" {
		return name
	}
	return "Báo cáo " + programme.DayOf(r.At).String()
}
