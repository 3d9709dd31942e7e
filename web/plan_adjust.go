package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
)

const (
	adjustTitle = "Điều chỉnh kế hoạch"
	stopTitle   = "Ngừng đề án"
)

// planAdjustPage is the form of a decision that changes or stops projects; it
// begins by choosing them.
type planAdjustPage struct {
	planActPage
	Stop           bool
	Chosen         []programme.PlanLine
	Open           []programme.PlanLine // that can be chosen
	Places         []option
	Establishments []option
}

// adjustable are the projects of a plan that a decision can change.
func adjustable(a programme.AnnualPlan) []programme.PlanLine {
	return slices.DeleteFunc(a.InPlan(), func(l programme.PlanLine) bool { return l.Recorded || l.Stage.Ended() })
}

func adjustName(stop bool) string {
	if stop {
		return stopTitle
	}
	return adjustTitle
}

func (s *Server) planAdjustNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	q := r.URL.Query()
	typed := url.Values{"project": q["project"], "stop": {q.Get("stop")}}
	p, err := s.planPage(w, r, u, adjustName(q.Get("stop") == "1"), typed)
	if err != nil {
		return err
	}
	for _, l := range adjustable(p.A) {
		if slices.Contains(typed["project"], number(l.ID)) {
			typedTerms(typed, l, q.Get("stop") == "1")
		}
	}
	return s.drawAdjust(w, r, u, p, http.StatusOK)
}

// typedTerms is what a form shows of a line's terms before they are changed.
func typedTerms(typed url.Values, l programme.PlanLine, stop bool) {
	set := func(name, value string) { typed.Set(programme.LineField(name, l.ID), value) }
	t := l.Terms
	set("support", t.Support().String())
	if stop {
		set("support", l.Line(l.Fund()).Done.String())
	}
	set("content", t.Content)
	set("place", t.Place.String())
	set("establishment", establishmentText(t.Establishment))
	set("partner", t.Partner)
	set("from", t.From.String())
	set("until", t.Until.String())
	set("carried", "")
	if t.Carried != 0 {
		set("carried", t.Carried.String())
	}
}

func (s *Server) planAdjustCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, err := s.pathAnnualPlan(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	stop := f.checked("stop")
	d := decisionHead(f, a.Plan.ID)
	d.Cancels = 0
	all, err := s.adjustments(r.Context(), u, f, a, stop)
	if err != nil {
		return err
	}
	confirmed := f.checked("confirm")
	if err = f.err(); err == nil && !f.checked("back") {
		var e programme.Effect
		if e, err = s.store.AdjustPlan(r.Context(), u, d, all, confirmed); err == nil && confirmed {
			return seeOther(w, r, planPath(a.Plan.ID), "Đã ghi quyết định "+d.Paper()+".")
		}
		if err == nil {
			return s.confirm(w, r, u, adjustName(stop), e, "adjust", "Xác nhận, ghi quyết định")
		}
	}
	return s.planBack(w, r, u, adjustName(stop), f, err, func(p planActPage, status int) error {
		return s.drawAdjust(w, r, u, p, status)
	})
}

// adjustments reads the new terms of every chosen project.
func (s *Server) adjustments(ctx context.Context, u programme.User, f *form, a programme.AnnualPlan, stop bool) (all []programme.Adjustment, err error) {
	for _, one := range f.typed["project"] {
		id, _ := strconv.ParseInt(one, 10, 64)
		l, ok := a.Line(id)
		field := func(name string) string { return programme.LineField(name, id) }
		adj := programme.Adjustment{ProjectID: id, Version: f.id(field("version")), After: l.Terms, Reason: f.text(field("reason"))}
		if ok {
			t := l.Terms.WithSupport(f.money(field("support")))
			if t.Stopped = stop; !stop {
				t.Content, t.Partner = f.text(field("content")), f.text(field("partner"))
				t.From, t.Until, t.Carried = f.day(field("from")), f.day(field("until")), f.money(field("carried"))
				if typed := f.text(field("place")); typed != t.Place.String() {
					ref, err := s.store.FindPlace(ctx, u, field("place"), typed, l.PlaceDay())
					if programme.KindOf(err) == programme.Internal && err != nil {
						return nil, err
					}
					f.keep(err)
					t.Place = ref
				}
				if typed := f.text(field("establishment")); typed != establishmentText(t.Establishment) {
					if t.Establishment, err = s.findEstablishment(ctx, u, f, field("establishment")); err != nil {
						return nil, err
					}
				}
			}
			adj.After = t
		}
		all = append(all, adj)
	}
	return all, nil
}

func (s *Server) drawAdjust(w http.ResponseWriter, r *http.Request, u programme.User, p planActPage, status int) error {
	page := planAdjustPage{planActPage: p, Stop: p.Form.Typed.Get("stop") == "1", Open: adjustable(p.A)}
	for _, l := range page.Open {
		if slices.Contains(p.Form.Typed["project"], number(l.ID)) {
			page.Chosen = append(page.Chosen, l)
		}
	}
	if len(page.Chosen) > 0 && !page.Stop {
		units, err := s.provincePlaces(r.Context(), u, p.A.Programme)
		if err != nil {
			return err
		}
		page.Places = placeSuggestions(units)
		if page.Establishments, err = s.establishmentSuggestions(r.Context(), u); err != nil {
			return err
		}
	}
	return render(w, r, status, planAdjustView(page))
}
