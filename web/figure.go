package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

func (s *Server) figureRoutes() []route {
	return []route{
		{"GET /figures", reads, s.figureList},
		{"GET /figures/new", reads, s.figureNew},
		{"POST /figures", writes, s.figureCreate},
		{"GET /figures/{id}/edit", reads, s.figureEdit},
		{"POST /figures/{id}", writes, s.figureUpdate},
		{"GET /figures/{id}/delete", reads, s.figureDeleteAsk},
		{"POST /figures/{id}/delete", writes, s.figureDelete},
	}
}

func figurePath(id int64) string { return "/figures/" + number(id) }

// figureListPath is the list of a programme's figures from one document; ""
// for all documents.
func figureListPath(programmeID int64, source string) string {
	q := url.Values{"programme": {number(programmeID)}}
	if source != "" {
		q.Set("source", source)
	}
	return "/figures?" + q.Encode()
}

// figureFilter narrows the list; empty fields do not.
type figureFilter struct{ Kind, Period, Measure, Source string }

func (f figureFilter) admits(s programme.StatedFigure) bool {
	same := func(want, is string) bool { return want == "" || want == is }
	return same(f.Kind, string(s.Figure.Kind)) && same(f.Period, s.Figure.Period.String()) &&
		same(f.Measure, string(s.Figure.Measure)) && same(f.Source, s.Source)
}

type figureListPage struct {
	Info      pageInfo
	Programme programme.Programme
	Form      recordForm // the filters as chosen
	Filtered  bool
	Shown     int
	All       int
	Sources   []figureSource
	Choices   figureChoices
}

// figureChoices is what the filters offer: only what there is.
type figureChoices struct{ Kinds, Periods, Measures, Sources []option }

// figureList shows what documents state about the current programme.
func (s *Server) figureList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.StatedFigures(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	filter := figureFilter{q.Get("kind"), q.Get("period"), q.Get("measure"), q.Get("source")}
	var shown []programme.StatedFigure
	for _, f := range all {
		if filter.admits(f) {
			shown = append(shown, f)
		}
	}
	return render(w, r, http.StatusOK, figureListView(figureListPage{
		Info: s.info(w, r, p, navFigures, "Số liệu công bố"), Programme: p, Form: recordForm{Typed: q},
		Filtered: filter != figureFilter{}, Shown: len(shown), All: len(all),
		Sources: figureSources(shown), Choices: choicesOf(all),
	}))
}

func choicesOf(all []programme.StatedFigure) figureChoices {
	c := figureChoices{
		Kinds:    []option{{"", "Kế hoạch và thực hiện"}, {string(programme.Planned), programme.Planned.Label()}, {string(programme.Result), programme.Result.Label()}},
		Periods:  []option{{"", "Mọi kỳ"}},
		Measures: []option{{"", "Mọi chỉ tiêu"}},
		Sources:  []option{{"", "Mọi tài liệu"}},
	}
	add := func(to *[]option, value, label string) {
		if o := (option{value, label}); !slices.Contains(*to, o) {
			*to = append(*to, o)
		}
	}
	for _, f := range all {
		add(&c.Periods, f.Figure.Period.String(), capital(f.Figure.Period.Label()))
		add(&c.Sources, f.Source, f.Source)
	}
	slices.SortFunc(c.Periods[1:], func(a, b option) int { return cmp.Compare(a.Value, b.Value) })
	for _, m := range programme.Measures {
		if slices.ContainsFunc(all, func(f programme.StatedFigure) bool { return f.Figure.Measure == m }) {
			add(&c.Measures, string(m), m.Label())
		}
	}
	return c
}

func (p figureListPage) filter() filterView {
	v := filterView{Action: "/figures"}
	if p.Filtered {
		v.Clear = figureListPath(p.Programme.ID, "")
	}
	return v
}

// sentence counts what is shown: "7 trong 28 số liệu, từ 1 tài liệu".
func (p figureListPage) sentence() string {
	s := programme.CountText(int64(p.Shown))
	if p.Shown < p.All {
		s += " trong " + programme.CountText(int64(p.All))
	}
	return s + " số liệu, từ " + programme.CountText(int64(len(p.Sources))) + " tài liệu"
}
