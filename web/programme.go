package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) programmeRoutes() []route {
	return []route{
		{"GET /programmes", reads, s.programmeList},
		{"GET /programmes/new", reads, s.programmeNew},
		{"POST /programmes", writes, s.programmeCreate},
		{"GET /programmes/{id}", reads, s.programmeShow},
		{"GET /programmes/{id}/edit", reads, s.programmeEdit},
		{"POST /programmes/{id}", writes, s.programmeUpdate},
	}
}

func programmePath(id int64) string { return "/programmes/" + number(id) }

// programmeCrumbs is the way to the pages below a programme.
func programmeCrumbs(p programme.Programme) []crumb {
	return []crumb{{"Chương trình", "/programmes"}, {p.Code, programmePath(p.ID)}}
}

type programmeListPage struct {
	Info       pageInfo
	Programmes []programme.Programme
	Current    int64 // the programme that the other sections show
}

// programmeList shows every programme, the latest period first.
func (s *Server) programmeList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.Programmes(r.Context(), u)
	if err != nil {
		return err
	}
	page := programmeListPage{Programmes: all}
	var now programme.Programme
	if len(all) > 0 {
		if now, err = s.current(w, r, u); err != nil {
			return err
		}
		page.Current = now.ID
	}
	page.Info = s.info(w, r, now, navProgrammes, "Chương trình")
	return render(w, r, http.StatusOK, programmeListView(page))
}

type programmeShowPage struct {
	Info      pageInfo
	Programme programme.Programme
	Targets   []targetRow
	Plans     []planRow
	PlanSum   programme.Sums
	Sources   []statedSource
	History   []historyEntry
}

// programmeShow is the record of a programme: its facts, its targets, its
// annual plans and what documents state about it. The other sections follow to
// the programme that was opened last.
func (s *Server) programmeShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	p, err := s.store.Programme(r.Context(), u, id)
	if err != nil {
		return err
	}
	d, err := s.store.EvaluationData(r.Context(), u, id, p.Period())
	if err != nil {
		return err
	}
	targets, err := targetRows(d)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SProgramme, id)
	if err != nil {
		return err
	}
	remember(w, programmeCookie, number(id))
	page := programmeShowPage{
		Info:      s.info(w, r, p, navProgrammes, p.Name, crumb{"Chương trình", "/programmes"}),
		Programme: p,
		Targets:   targets,
		Plans:     planRows(d),
		Sources:   statedSources(d.Stated),
		History:   history(events),
	}
	for _, row := range page.Plans {
		page.PlanSum = page.PlanSum.Plus(row.Approved)
	}
	return render(w, r, http.StatusOK, programmeShowView(page))
}

// decision is the approving decision in words; "" when its number is not known.
func decision(number string, date programme.Day) string {
	switch {
	case number == "":
		return ""
	case date == 0:
		return number
	default:
		return number + " ngày " + date.String()
	}
}
