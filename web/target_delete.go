package web

import (
	"net/http"
	"strconv"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
)

// recordDeletePage asks before a record is deleted, and shows what would go.
type recordDeletePage struct {
	Info    pageInfo
	Noun    string // "mục tiêu này"
	Title   string
	Action  string // address that deletes
	Back    string // address of the record, kept as it is
	Version int64
	Fields  []programme.FieldValue
	Changed bool // somebody saved the record after the question was first asked
}

// recordGonePage stands at the address of a deleted record: who deleted it,
// what it was, and what the person at the screen had typed for it.
type recordGonePage struct {
	Info    pageInfo
	Title   string
	Back    string
	Were    []programme.FieldValue
	Typed   []programme.FieldValue
	History []historyEntry
}

// gone shows the history of a record that is not there any more; an id that
// never was is refused with missing.
func (s *Server) gone(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Subject, id int64, typed []programme.FieldValue, missing error) error {
	if programme.KindOf(missing) != programme.NotFound {
		return missing
	}
	events, err := s.store.History(r.Context(), u, of, id)
	if err != nil {
		return err
	}
	if len(events) == 0 {
		return missing
	}
	p, err := s.store.Programme(r.Context(), u, events[0].ProgrammeID)
	if err != nil {
		return err
	}
	page := recordGonePage{Title: events[0].Title, Typed: typed, History: history(events)}
	for _, c := range events[0].Changes {
		page.Were = append(page.Were, programme.FieldValue{Field: c.Field, Label: c.Label, Value: c.Old})
	}
	title := "Đã xóa: " + page.Title
	if of == programme.SStated {
		page.Back = figureListPath(p.ID, "")
		page.Info = s.info(w, r, p, navFigures, title, crumb{"Số liệu công bố", page.Back})
	} else {
		page.Back = programmePath(p.ID)
		page.Info = s.info(w, r, p, navProgrammes, title, programmeCrumbs(p)...)
	}
	return render(w, r, http.StatusNotFound, recordGoneView(page))
}

// filledIn leaves out the values that are empty.
func filledIn(fields []programme.FieldValue) []programme.FieldValue {
	var all []programme.FieldValue
	for _, f := range fields {
		if f.Value != "" {
			all = append(all, f)
		}
	}
	return all
}

// number writes an id or a version into a form or an address.
func number(n int64) string { return strconv.FormatInt(n, 10) }

// capital begins a phrase with a capital letter, as a line of its own does.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// orDash is a text, or the sign for what is not known.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
