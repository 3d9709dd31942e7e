package web

import (
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
)

// recordForm is a form to draw: what stands in it, what is wrong with it, and
// what somebody else saved meanwhile.
type recordForm struct {
	Typed    url.Values
	Problems problems
	Conflict *conflictView
}

// fill puts into a field what was typed and what is wrong with it.
func (f recordForm) fill(v fieldView) fieldView {
	v.Value, v.Checked, v.Error = f.Typed.Get(v.Name), f.Typed.Get(v.Name) == "1", f.Problems.For(v.Name)
	if v.Value != "" && len(v.Options) > 0 && !slices.ContainsFunc(v.Options, func(o option) bool { return o.Value == v.Value }) {
		v.Options = append(slices.Clone(v.Options), option{v.Value, v.Value}) // a choice that is none stays to be seen
	}
	return v
}

// suggest is fill for a text field: what was typed is not among the suggestions.
func (f recordForm) suggest(v fieldView) fieldView {
	v.Value, v.Error = f.Typed.Get(v.Name), f.Problems.For(v.Name)
	return v
}

// also adds the refusals of a record's own check, but for fields that could
// not even be read.
func (f *form) also(check error) {
	read := programme.Problems(f.err())
	for _, p := range programme.Problems(check) {
		if !slices.ContainsFunc(read, func(r *programme.Error) bool { return r.Field == p.Field }) {
			f.keep(p)
		}
	}
}

// years reads the first and the last year of a period. A last year that cannot
// be read counts as the first, so that its order is not refused besides.
func (f *form) years() (from, to int) {
	from = f.year("from")
	before := len(f.errs)
	if to = f.year("to"); len(f.errs) > before {
		to = from
	}
	return from, to
}

// savedRecord is a record as it stands in the store, to be held against what
// was typed.
type savedRecord struct {
	Subject      programme.Subject
	ID, Version  int64
	Mine, Stored []programme.FieldValue
}

// redraw turns a refused save into the form to draw again, with its status.
// saved loads the record after a conflict. Any other error is handed back.
func (s *Server) redraw(r *http.Request, u programme.User, f *form, refused error, saved func() (savedRecord, error)) (recordForm, int, error) {
	again := recordForm{Typed: f.typed}
	switch programme.KindOf(refused) {
	case programme.Invalid:
		again.Problems = programme.Problems(refused)
		return again, http.StatusUnprocessableEntity, nil
	case programme.Conflict:
		now, err := saved()
		if err != nil {
			return again, 0, err
		}
		events, err := s.store.History(r.Context(), u, now.Subject, now.ID)
		if err != nil {
			return again, 0, err
		}
		again.Conflict = conflict(now.Mine, now.Stored, events)
		again.Typed.Set("version", number(now.Version))
		return again, http.StatusConflict, nil
	}
	return again, 0, refused
}
