package web

import (
	"cmp"
	"net/http"
	"net/url"

	"khuyencong/programme"
)

type figureFormPage struct {
	Info      pageInfo
	Programme programme.Programme
	Figure    programme.StatedFigure // as saved; ID 0 for a new one
	Form      recordForm
	Sources   []option // documents that are cited already
	History   []historyEntry
}

func (p figureFormPage) action() string {
	if p.Figure.ID == 0 {
		return "/figures"
	}
	return figurePath(p.Figure.ID)
}

// back is the list that the figure stands in.
func (p figureFormPage) back() string { return figureAnchor(p.Figure) }

// figureAnchor is the line of a saved figure in the list.
func figureAnchor(f programme.StatedFigure) string {
	return figureListPath(f.ProgrammeID, "") + "#figure-" + number(f.ID)
}

func (s *Server) figureForm(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, saved programme.StatedFigure, f recordForm, status int) error {
	page := figureFormPage{Programme: p, Figure: saved, Form: f}
	all, err := s.store.StatedFigures(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	for _, source := range statedSources(all) {
		page.Sources = append(page.Sources, option{source.Source, ""})
	}
	title := "Thêm số liệu công bố"
	if saved.ID != 0 {
		title = saved.Title()
		events, err := s.store.History(r.Context(), u, programme.SStated, saved.ID)
		if err != nil {
			return err
		}
		page.History = history(events)
	}
	page.Info = s.info(w, r, p, navFigures, title, crumb{"Số liệu công bố", figureListPath(p.ID, "")})
	return render(w, r, status, figureFormView(page))
}

// figureFrom reads the form over a saved figure. A value that is still as the
// form showed it keeps the saved precision.
func figureFrom(f *form, saved programme.StatedFigure) programme.StatedFigure {
	g := programme.Figure{
		ID: saved.ID, Kind: programme.FigureKind(f.text("kind")), Level: programme.Level(f.text("level")),
		Content: programme.ContentGroup(f.text("content")), Measure: programme.Measure(f.text("measure")),
		Qualifier: programme.Qualifier(cmp.Or(f.text("qualifier"), string(programme.Exact))),
		Scope:     f.text("scope"), Detail: f.text("detail"),
	}
	var err error
	typed := f.typed.Get("value")
	if saved.ID != 0 && g.Measure == saved.Figure.Measure && typed == saved.Figure.Printed() {
		g.Value, g.Step, g.Unit = saved.Figure.Value, saved.Figure.Step, saved.Figure.Unit
	} else {
		g.Unit = programme.StatedUnit(g.Measure, typed)
		g.Value, g.Step, err = programme.ParseStated(g.Measure, typed)
		f.keep(err)
	}
	g.Period, err = programme.ParseStatedPeriod(f.typed.Get("period"))
	f.keep(err)
	return programme.StatedFigure{
		ID: saved.ID, ProgrammeID: saved.ProgrammeID, Figure: g, Source: f.text("source"), Locator: f.text("locator"),
		Quote: f.text("quote"), Note: f.text("note"), Version: f.id("version"),
	}
}

// typedFigure is a saved figure as its form shows it.
func typedFigure(s programme.StatedFigure) url.Values {
	f := s.Figure
	return url.Values{
		"measure": {string(f.Measure)}, "period": {f.Period.String()}, "kind": {string(f.Kind)}, "level": {string(f.Level)},
		"content": {string(f.Content)}, "value": {f.Printed()}, "qualifier": {string(f.Qualifier)}, "scope": {f.Scope}, "detail": {f.Detail},
		"source": {s.Source}, "locator": {s.Locator}, "quote": {s.Quote}, "note": {s.Note}, "version": {number(s.Version)},
	}
}

func measureOptions() []option {
	all := []option{{"", "Chọn chỉ tiêu"}}
	for _, m := range programme.Measures {
		all = append(all, option{string(m), m.Label()})
	}
	return all
}

func kindOptions() []option {
	return []option{
		{string(programme.Result), programme.Result.Label() + " (kể cả ước thực hiện)"},
		{string(programme.Planned), programme.Planned.Label()},
	}
}

// groupOptions are the groups of contents, none first.
func groupOptions() []option {
	all := []option{{"", programme.ContentGroup("").Label()}}
	seen := map[programme.ContentGroup]bool{}
	for _, c := range programme.Contents {
		if !seen[c.Group] {
			seen[c.Group] = true
			all = append(all, option{string(c.Group), c.Group.Label()})
		}
	}
	return all
}

func qualifierOptions() []option {
	return []option{
		{string(programme.Exact), "Đúng con số này"},
		{string(programme.About), "Khoảng, xấp xỉ"},
		{string(programme.Over), "Trên, hơn, ít nhất"},
		{string(programme.Under), "Gần, dưới"},
	}
}
