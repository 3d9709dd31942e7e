package web

import (
	"slices"
	"strconv"
	"time"

	"khuyencong/programme"
)

func isoTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// apiIndex names where everything is.
func (s *Server) apiIndex(r *apiRequest) (any, error) {
	v := map[string]string{}
	for name, path := range map[string]string{
		"documentation": "/public/data", "openapi": "/api/v1/openapi.json", "programmes": "/api/v1/programmes", "projects": "/api/v1/projects",
		"establishments": "/api/v1/establishments", "contents": "/api/v1/contents", "places": "/api/v1/places",
	} {
		v[name] = r.site + path
	}
	v["licence"], v["version"], v["updated_at"] = programme.OpenLicence, "1", isoTime(r.book.At)
	return v, nil
}

func (s *Server) apiProgrammes(r *apiRequest) (any, error) {
	all := []apiProgramme{}
	for _, p := range r.book.Programmes {
		all = append(all, showProgramme(p))
	}
	return map[string]any{"data": all}, nil
}

// asked is the programme that the path names.
func (r *apiRequest) asked() (programme.Programme, error) {
	id, err := pathID(r.Request)
	if err != nil {
		return programme.Programme{}, err
	}
	p, known := r.book.Programme(id)
	if !known {
		return p, programme.Refuse(programme.NotFound, "", "Không có chương trình %d.", id)
	}
	return p, nil
}

func (s *Server) apiProgramme(r *apiRequest) (any, error) {
	p, err := r.asked()
	return showProgramme(p), err
}

// apiEvaluation gives the figures of a period; without one, of all years.
func (s *Server) apiEvaluation(r *apiRequest) (any, error) {
	p, err := r.asked()
	if err != nil {
		return nil, err
	}
	from, err := r.number("from", p.From, p.From, p.To)
	if err != nil {
		return nil, err
	}
	to, err := r.number("to", p.To, from, p.To)
	if err != nil {
		return nil, err
	}
	e, err := s.publicEvaluation(r.Request, p, programme.Years(from, to))
	return showFigures(e), err
}

// apiProjects lists projects in approved plans, with the sums of all of them.
func (s *Server) apiProjects(r *apiRequest) (any, error) {
	f, err := r.filter()
	if err != nil {
		return nil, err
	}
	some := r.book.Grants.Of(f)
	l, err := pageOf(r, some, r.showProject)
	l.Totals = showTotals(some)
	return l, err
}

// filter reads the words of the query; one that no record can meet is refused.
func (r *apiRequest) filter() (f programme.PublicFilter, err error) {
	q := r.URL.Query()
	f = programme.PublicFilter{Level: programme.Level(q.Get("level")), Content: q.Get("content"), Place: q.Get("place"), Stage: programme.Stage(q.Get("stage")), Text: q.Get("q")}
	for _, n := range []struct {
		name string
		into *int
	}{{"from", &f.From}, {"to", &f.To}} {
		if *n.into, err = r.number(n.name, 0, 1990, 2100); err != nil {
			return f, err
		}
	}
	for _, n := range []struct {
		name string
		into *int64
	}{{"programme", &f.ProgrammeID}, {"establishment", &f.EstablishmentID}} {
		id, err := r.number(n.name, 0, 1, 1<<53)
		if err != nil {
			return f, err
		}
		*n.into = int64(id)
	}
	if _, known := programme.ContentByCode(f.Content); f.Content != "" && !known {
		return f, programme.Refuse(programme.Invalid, "content", "Không có nội dung hỗ trợ mang mã “%s”. Xem /api/v1/contents.", f.Content)
	}
	if f.Level != "" && f.Level != programme.National && f.Level != programme.Local {
		return f, programme.Refuse(programme.Invalid, "level", "Nguồn là “national” hoặc “local”.")
	}
	if f.Stage != "" && !f.Stage.InPlan() {
		return f, programme.Refuse(programme.Invalid, "stage", "Tình trạng là một trong: approved, underway, accepted, completed, stopped.")
	}
	return f, nil
}

func (s *Server) apiProject(r *apiRequest) (any, error) {
	g, err := publicGrant(r.Request, r.book)
	return r.showProject(g), err
}

func (s *Server) apiEstablishments(r *apiRequest) (any, error) {
	var some []programme.PublicEstablishment
	for _, e := range r.book.Establishments {
		if q := r.URL.Query().Get("q"); q == "" || programme.FoldedHas(e.Name+" "+e.Place.Name, q) {
			some = append(some, e)
		}
	}
	return pageOf(r, some, r.showEstablishment)
}

func (s *Server) apiEstablishment(r *apiRequest) (any, error) {
	id, err := pathID(r.Request)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(r.book.Establishments, func(e programme.PublicEstablishment) bool { return e.ID == id })
	if i < 0 {
		return nil, programme.Refuse(programme.NotFound, "", "Không có cơ sở %s trong dữ liệu công khai.", strconv.FormatInt(id, 10))
	}
	return r.showEstablishment(r.book.Establishments[i]), nil
}

func (s *Server) apiContents(*apiRequest) (any, error) {
	all := []apiContent{}
	for _, c := range programme.Contents {
		all = append(all, showContent(c))
	}
	return map[string]any{"data": all}, nil
}

// apiPlaces lists administrative units: those of a day, or of all times.
func (s *Server) apiPlaces(r *apiRequest) (any, error) {
	q := r.URL.Query()
	on := programme.ParseISO(q.Get("on"))
	if q.Get("on") != "" && on == 0 {
		return nil, programme.Refuse(programme.Invalid, "on", "Tham số “on” là một ngày dạng 2025-07-01.")
	}
	units, err := s.store.Places(r.Context(), programme.User{}, on)
	if err != nil {
		return nil, err
	}
	var some []programme.Place
	for _, p := range units {
		if (q.Get("parent") == "" || p.ParentCode == q.Get("parent")) && (q.Get("q") == "" || programme.FoldedHas(p.Name, q.Get("q"))) {
			some = append(some, p)
		}
	}
	return pageOf(r, some, showPlace)
}
