package web

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// projectTyped reads the form into the project; what is wrong with it is kept
// in f. now is the record as it is stored, or a new one. What the form does not
// offer stays as it is. The error is none of the person's.
func (s *Server) projectTyped(ctx context.Context, u programme.User, f *form, of programme.Programme, now programme.Project) (programme.Project, error) {
	p, form := now, formOf(now)
	p.Version = f.id("version")
	offered := func(field string) bool { return offers(form, u, now, field) }
	text := func(field string, into *string) {
		if offered(field) {
			*into = f.text(field)
		}
	}
	text("code", &p.Code)
	text("title", &p.Title)
	text("kind", (*string)(&p.Kind))
	text("content", &p.Content)
	text("level", (*string)(&p.Level))
	text("note", &p.Note)
	text("norm_exception", &p.NormException)
	if offered("year") {
		p.Year = f.year("year")
	}
	if f.typed.Has("stage") || form == bookForm {
		p.Stage = programme.Stage(f.text("stage")) // one that a dossier on its way does not have is refused by the rule
	}
	if err := s.whoAndWhere(ctx, u, f, of, now, &p); err != nil {
		return p, err
	}
	before := len(f.errs)
	keys := fundingTyped(f, u, &p, now)
	if offered("commitment") {
		p.Commitment = f.money("commitment")
	}
	p.Correction = f.text("correction")
	p.Outcomes = outcomesTyped(f, offered, now.Outcomes)
	checkProject(f, u, p, now, of, keys, len(f.errs) > before)
	return p, nil
}

// whoAndWhere reads the establishment and the place. Who applies for himself
// has one establishment.
func (s *Server) whoAndWhere(ctx context.Context, u programme.User, f *form, of programme.Programme, now programme.Project, p *programme.Project) (err error) {
	form := formOf(now)
	switch {
	case u.Scope.EstablishmentID != 0 && now.ID == 0:
		e, err := s.store.Establishment(ctx, u, u.Scope.EstablishmentID)
		if err != nil {
			return err
		}
		p.Establishment = programme.EstablishmentRef{ID: e.ID, Name: e.Name}
	case u.Scope.EstablishmentID == 0 && offers(form, u, now, "establishment"):
		if p.Establishment, err = s.findEstablishment(ctx, u, f, "establishment"); err != nil {
			return err
		}
	}
	typed := f.text("place")
	switch {
	case !offers(form, u, now, "place"), typed == now.Place.String() && p.Year == now.Year:
		return nil
	case typed == "":
		p.Place = programme.PlaceRef{}
		return nil
	}
	on := p.PlaceDay()
	if p.Year < of.From || p.Year > of.To {
		on = 0 // the year is refused already; say nothing of that year's units
	}
	p.Place, err = s.store.FindPlace(ctx, u, "place", typed, on)
	if programme.KindOf(err) == programme.Invalid {
		f.keep(err)
		return nil
	}
	return err
}

// checkProject adds the rules of a project to what f has refused already. A
// rule about an amount that could not be read says nothing.
func checkProject(f *form, u programme.User, p, now programme.Project, of programme.Programme, keys []string, unread bool) {
	refused := problems(programme.Problems(f.err()))
	if now.ID != 0 || !p.Recorded {
		for _, problem := range programme.Problems(p.MayWrite(asStored(now), u)) {
			if problem.Kind == programme.Invalid && !unread {
				f.keep(problem)
				refused = append(refused, problem)
			}
		}
	}
	if unread {
		p.Commitment = 0
		if p.Stage == programme.Completed {
			p.Stage = programme.Underway
		}
	}
	if p.Code == "" && p.ID == 0 && !p.Recorded {
		p.Code = "–" // the store proposes one
	}
	for _, problem := range programme.Problems(p.Check(of)) {
		if refused.For(problem.Field) == "" {
			f.keep(&programme.Error{Kind: problem.Kind, Field: besideRow(problem.Field, p.Lines, keys), Message: problem.Message})
		}
	}
}

// asStored is what a project was before the form: nothing, for a new one.
func asStored(now programme.Project) programme.Project {
	if now.ID == 0 {
		return programme.Project{}
	}
	return now
}

// besideRow moves a refusal of another programme's money to the row that it
// was typed in: the rule knows the source, the form has several rows of it.
func besideRow(field string, lines []programme.FundingLine, keys []string) string {
	for i, l := range lines[:min(len(lines), len(keys))] {
		for _, c := range moneyColumns {
			if l.Source == programme.FromOther && field == c.Name+"_other" && c.of(l) > programme.MaxProjectCost {
				return c.Name + "_" + keys[i]
			}
		}
	}
	return field
}

// fundingTyped reads the rows of the money table in which something stands, and
// gives the name of each row. Amounts that the form does not write stay.
func fundingTyped(f *form, u programme.User, p *programme.Project, now programme.Project) (keys []string) {
	form := formOf(now)
	columns := formColumns(form, u, now)
	if len(columns) == 0 {
		return nil
	}
	p.Lines = nil
	names := map[string]bool{}
	for _, row := range formRows(form, now, f.typed) {
		l := programme.FundingLine{Source: row.Source}
		if row.Key == "support" {
			l.Source = p.Fund()
		}
		blank := true
		for _, c := range columns {
			name := c.Name + "_" + row.Key
			*c.into(&l) = f.money(name)
			blank = blank && strings.TrimSpace(f.typed.Get(name)) == ""
		}
		if row.Source == programme.FromOther {
			l.Name = f.text("name_" + row.Key)
			f.keep(otherName("name_"+row.Key, l.Name, blank, names))
			blank = blank && l.Name == ""
		}
		if !blank {
			p.Lines, keys = append(p.Lines, l), append(keys, row.Key)
		}
	}
	p.Lines = keepAmounts(p.Lines, now.Lines, columns)
	return keys
}

// keepAmounts puts the stored amounts beside those that the form writes: none
// is ever lost with a row, since each is written by its own act only.
func keepAmounts(typed, stored []programme.FundingLine, written []moneyColumn) []programme.FundingLine {
	for _, old := range stored {
		kept := old
		for _, c := range written {
			*c.into(&kept) = 0
		}
		i := slices.IndexFunc(typed, func(l programme.FundingLine) bool { return l.Source == old.Source && l.Name == old.Name })
		if i < 0 {
			if (kept != programme.FundingLine{Source: old.Source, Name: old.Name}) {
				typed = append(typed, kept)
			}
			continue
		}
		for _, c := range written {
			*c.into(&kept) = c.of(typed[i])
		}
		typed[i] = kept
	}
	return typed
}

// otherName refuses money of another programme that has no name, an overlong
// name, and a name that an earlier row has.
func otherName(field, name string, blank bool, taken map[string]bool) error {
	folded := programme.Fold(name)
	switch {
	case name == "" && blank:
		return nil
	case name == "":
		return programme.Refuse(programme.Invalid, field, "Chưa nhập tên chương trình lồng ghép. Ghi tên, ví dụ: Chương trình xây dựng nông thôn mới.")
	case len([]rune(name)) > 200:
		return programme.Refuse(programme.Invalid, field, "Tên chương trình lồng ghép dài %d ký tự, nhiều nhất 200. Rút gọn lại.", len([]rune(name)))
	case taken[folded]:
		return programme.Refuse(programme.Invalid, field, "Chương trình “%s” đã có ở dòng trên. Cộng hai số vào một dòng.", name)
	}
	taken[folded] = true
	return nil
}

// outcomesTyped reads the sides of the outcomes that the form offers. What is
// not in the form, which depends on the content, stays as it is stored.
func outcomesTyped(f *form, offered func(string) bool, stored []programme.Outcome) (all []programme.Outcome) {
	for _, i := range programme.Indicators {
		read := f.count
		if i.IsMoney() {
			read = f.amount
		}
		o := programme.Outcome{Indicator: i}
		if n := slices.IndexFunc(stored, func(s programme.Outcome) bool { return s.Indicator == i }); n >= 0 {
			o = stored[n]
		}
		if offered("promised_") && f.typed.Has("promised_"+string(i)) {
			o.Promised = read("promised_" + string(i))
		}
		if offered("actual_") && f.typed.Has("actual_"+string(i)) {
			o.Actual = read("actual_" + string(i))
		}
		if o.Promised.Known || o.Actual.Known {
			all = append(all, o)
		}
	}
	return all
}

// projectValues is a saved project as its form shows it.
func projectValues(p programme.Project) url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set("version", strconv.FormatInt(p.Version, 10))
	set("code", p.Code)
	set("title", p.Title)
	set("kind", string(p.Kind))
	set("content", p.Content)
	set("level", string(p.Level))
	set("year", projectYearText(p.Year))
	set("place", p.Place.String())
	set("establishment", establishmentText(p.Establishment))
	set("note", p.Note)
	set("norm_exception", p.NormException)
	if p.Recorded {
		set("stage", string(p.Stage))
	}
	if p.Commitment != 0 {
		set("commitment", p.Commitment.String())
	}
	others := 0
	for _, l := range p.Lines {
		key := string(l.Source)
		switch {
		case l.Source == programme.FromOther:
			if others++; others > 1 {
				key += fmt.Sprintf("_%d", others)
			}
			set("name_"+key, l.Name)
		case !p.Recorded && l.Source == p.Fund():
			key = "support"
		}
		for _, c := range moneyColumns {
			if c.of(l) != 0 || p.Recorded && c.Name != "requested" {
				set(c.Name+"_"+key, c.of(l).String())
			}
		}
	}
	for _, o := range p.Outcomes {
		set("promised_"+string(o.Indicator), outcomeTyped(o.Promised))
		set("actual_"+string(o.Indicator), outcomeTyped(o.Actual))
	}
	return v
}

func outcomeTyped(q programme.Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Count()
}
