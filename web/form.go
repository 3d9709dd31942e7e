package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

// form reads the values of a sent form and gathers every refusal, so that a
// person learns of all wrong fields at once.
type form struct {
	typed url.Values // as typed, to show again
	errs  []error
}

func readForm(r *http.Request) *form { return &form{typed: r.PostForm} }

// err is every refusal so far.
func (f *form) err() error { return errors.Join(f.errs...) }

func (f *form) keep(err error) {
	if err != nil {
		f.errs = append(f.errs, err)
	}
}

// text is a clean line or text.
func (f *form) text(name string) string { return programme.Clean(f.typed.Get(name)) }

// money is an amount; an empty field is 0.
func (f *form) money(name string) programme.Money {
	q, err := programme.ParseQuantity(name, f.typed.Get(name))
	f.keep(err)
	return q.Money()
}

// amount is an amount that may be unknown.
func (f *form) amount(name string) programme.Quantity {
	q, err := programme.ParseQuantity(name, f.typed.Get(name))
	f.keep(err)
	return q
}

// count is a count that may be unknown.
func (f *form) count(name string) programme.Quantity {
	q, err := programme.ParseCount(name, f.typed.Get(name))
	f.keep(err)
	return q
}

// day is a date; empty is none.
func (f *form) day(name string) programme.Day {
	d, err := programme.ParseDay(name, f.typed.Get(name))
	f.keep(err)
	return d
}

// year is a year of four digits.
func (f *form) year(name string) int {
	typed := f.text(name)
	y, err := strconv.Atoi(typed)
	if typed == "" {
		f.keep(programme.Refuse(programme.Invalid, name, "Chưa nhập năm. Nhập bốn chữ số, ví dụ 2017."))
	} else if err != nil || y < 1000 || y > 9999 {
		f.keep(programme.Refuse(programme.Invalid, name, "“%s” không phải năm. Nhập bốn chữ số, ví dụ 2017.", f.typed.Get(name)))
	}
	return y
}

// id is the number of a record or a version; anything else is 0.
func (f *form) id(name string) int64 {
	id, _ := strconv.ParseInt(f.typed.Get(name), 10, 64)
	return id
}

// checked tells a ticked checkbox.
func (f *form) checked(name string) bool { return f.typed.Get(name) == "1" }

// conflict shows how what was typed differs from what somebody else saved.
// events are the record's history, the newest first.
func conflict(mine, saved []programme.FieldValue, events []programme.Event) *conflictView {
	v := &conflictView{}
	if len(events) > 0 {
		v.Who, v.When = events[0].UserName, programme.Moment(events[0].At)
	}
	for _, c := range programme.Changes(saved, mine) {
		v.Rows = append(v.Rows, conflictRow{Field: c.Label, Yours: c.New, Saved: c.Old})
	}
	return v
}
