package web

import (
	"net/http"
	"strconv"

	"khuyencong/programme"
)

// listFormPage is the form of one row of a list that laws fill: a rule, a size
// class, an area. All of them have source, days and who confirmed them.
type listFormPage struct {
	Info     pageInfo
	ID       int64
	Base     string // address of the rows: "/rules"
	List     string // address of the list to go back to
	Heading  string
	Button   string
	Typed    map[string]string
	Problems problems
	Conflict *conflictView
	History  []historyEntry
	Places   []option // suggestions of units, for areas
}

func (p listFormPage) field(name, label, help string) fieldView {
	return fieldView{Name: name, Label: label, Value: p.Typed[name], Help: help, Error: p.Problems.For(name)}
}

func (p listFormPage) action() string {
	if p.ID == 0 {
		return p.Base
	}
	return p.Base + "/" + strconv.FormatInt(p.ID, 10)
}

// typedBack is what a form sent, to show again.
func typedBack(f *form) map[string]string {
	typed := map[string]string{}
	for name := range f.typed {
		typed[name] = f.typed.Get(name)
	}
	return typed
}

// sourced reads what every row has: source, clause, days, note and who has
// confirmed it. The day of confirmation stays while the same person's
// confirmation stays.
func sourced(f *form, savedBy string, savedOn programme.Day) (n programme.Norm) {
	n = programme.Norm{Source: f.text("source"), Clause: f.text("clause"), From: f.day("from"), To: f.day("to"), ConfirmedBy: f.text("confirmed_by"), Note: f.text("note"), Version: f.id("version")}
	if n.ConfirmedBy == savedBy {
		n.ConfirmedOn = savedOn
	}
	return n
}

// refusedRow shows a row's form again: 422 with what is wrong, or 409 with what
// somebody else saved. Any other error is returned.
func (s *Server) refusedRow(w http.ResponseWriter, r *http.Request, u programme.User, p listFormPage, f *form, err error, mine, saved []programme.FieldValue, version int64, of programme.Subject) error {
	kind := programme.KindOf(err)
	if kind != programme.Invalid && kind != programme.Conflict {
		return err
	}
	p.Problems, p.Typed = programme.Problems(err), typedBack(f)
	if kind == programme.Conflict {
		events, err := s.store.History(r.Context(), u, of, p.ID)
		if err != nil {
			return err
		}
		p.Problems, p.Conflict = nil, conflict(mine, saved, events)
		p.Typed["version"] = strconv.FormatInt(version, 10)
	}
	return s.drawRow(w, r, u, statuses[kind], p, of)
}

// drawRow draws the form of a row.
func (s *Server) drawRow(w http.ResponseWriter, r *http.Request, u programme.User, status int, p listFormPage, of programme.Subject) error {
	if p.ID != 0 {
		events, err := s.store.History(r.Context(), u, of, p.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	frame, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	crumbs := []crumb{{"Chương trình", "/programmes"}, {"Quy định", "/rules"}}
	if of == programme.SArea {
		crumbs[1] = crumb{"Danh mục địa bàn ưu tiên", "/areas"}
		units, err := s.store.Places(r.Context(), u, 0)
		if err != nil {
			return err
		}
		p.Places = placeSuggestions(units)
	}
	p.Info = s.info(w, r, frame, navProgrammes, p.Heading, crumbs...)
	switch of {
	case programme.SArea:
		return render(w, r, status, areaFormView(p))
	case programme.SSizeRule:
		return render(w, r, status, sizeFormView(p))
	case programme.SPaymentRule:
		return render(w, r, status, paymentRuleFormView(p))
	}
	return render(w, r, status, ruleFormView(p))
}

// confirmedBy is the name that a list proposes for the person who confirms.
func confirmedBy(u programme.User) string {
	return programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who()
}
