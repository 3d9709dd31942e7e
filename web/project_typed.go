package web

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// projectTyped reads the form into the project; what is wrong with it is kept
// in f. now is the record as it is stored. The error is none of the person's.
func (s *Server) projectTyped(ctx context.Context, u programme.User, f *form, of programme.Programme, now programme.Project) (programme.Project, error) {
	p := programme.Project{
		ID: now.ID, ProgrammeID: of.ID, Version: f.id("version"),
		Code: f.text("code"), Title: f.text("title"), Kind: programme.ProjectKind(f.text("kind")), Content: f.text("content"),
		Level: programme.Level(f.text("level")), Year: f.year("year"), Stage: programme.Stage(f.text("stage")), Note: f.text("note"),
		NormException: f.text("norm_exception"), Recorded: now.Recorded,
	}
	var err error
	if p.Establishment, err = s.findEstablishment(ctx, u, f, "establishment"); err != nil {
		return p, err
	}
	units, err := s.store.Places(ctx, u, 0)
	if err != nil {
		return p, err
	}
	p.Place = placeTyped(f, of, p, now, units)
	before := len(f.errs)
	keys := fundingTyped(f, &p)
	keepAmounts(p.Lines, now.Lines)
	p.Commitment = f.money("commitment")
	p.Outcomes = outcomesTyped(f)
	checkProject(f, p, of, keys, len(f.errs) > before)
	return p, nil
}

// placeTyped reads the place among the units of the project's day. The stored
// place stays as it is while neither it nor the year is changed.
func placeTyped(f *form, of programme.Programme, p, now programme.Project, units []programme.Place) programme.PlaceRef {
	typed := f.text("place")
	if typed == "" || typed == now.Place.String() && p.Year == now.Year {
		if typed == "" {
			return programme.PlaceRef{}
		}
		return now.Place
	}
	on := p.PlaceDay()
	if p.Year < of.From || p.Year > of.To {
		on = 0 // the year is refused already; say nothing of that year's units
	}
	ref, err := programme.FindPlace("place", typed, units, on)
	f.keep(err)
	return ref
}

// checkProject adds the rules of a project to what f has refused already. A
// rule about an amount that could not be read says nothing.
func checkProject(f *form, p programme.Project, of programme.Programme, keys []string, unread bool) {
	if unread {
		p.Commitment = 0
		if p.Stage == programme.Completed {
			p.Stage = programme.Underway
		}
	}
	refused := problems(programme.Problems(f.err()))
	for _, problem := range programme.Problems(p.Check(of)) {
		if refused.For(problem.Field) == "" {
			f.keep(&programme.Error{Kind: problem.Kind, Field: besideRow(problem.Field, p.Lines, keys), Message: problem.Message})
		}
	}
}

// besideRow moves a refusal of another programme's money to the row that it
// was typed in: the rule knows the source, the form has several rows of it.
func besideRow(field string, lines []programme.FundingLine, keys []string) string {
	for i, l := range lines {
		if l.Source == programme.FromOther && (field == "approved_other" && l.Approved > programme.MaxProjectCost || field == "done_other" && l.Done > programme.MaxProjectCost) {
			return strings.TrimSuffix(field, "other") + keys[i]
		}
	}
	return field
}

// fundingTyped reads the rows of the money table in which something stands,
// and gives the name of each row.
func fundingTyped(f *form, p *programme.Project) (keys []string) {
	names := map[string]bool{}
	add := func(source programme.Source, key string) {
		l := programme.FundingLine{Source: source, Approved: f.money("approved_" + key), Done: f.money("done_" + key)}
		blank := strings.TrimSpace(f.typed.Get("approved_"+key)+f.typed.Get("done_"+key)) == ""
		if source == programme.FromOther {
			l.Name = f.text("name_" + key)
			f.keep(otherName("name_"+key, l.Name, blank, names))
			blank = blank && l.Name == ""
		}
		if !blank {
			p.Lines, keys = append(p.Lines, l), append(keys, key)
		}
	}
	for _, source := range programme.Sources {
		if source != programme.FromOther {
			add(source, string(source))
			continue
		}
		for _, suffix := range otherRows(f.typed) {
			add(source, "other"+suffix)
		}
	}
	return keys
}

// keepAmounts keeps what the form does not write: what was asked for and what
// an appraisal recommends.
func keepAmounts(typed, stored []programme.FundingLine) {
	for i, l := range typed {
		for _, old := range stored {
			if old.Source == l.Source && old.Name == l.Name {
				typed[i].Requested, typed[i].Appraised = old.Requested, old.Appraised
			}
		}
	}
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

// otherRows are the suffixes of the rows for other programmes' money: "" and
// "_2", then one more than is filled, at most 20.
func otherRows(v url.Values) []string {
	rows := []string{"", "_2"}
	for n := 2; n < 20; n++ {
		last := rows[len(rows)-1]
		if v.Get("name_other"+last) == "" && v.Get("approved_other"+last) == "" && v.Get("done_other"+last) == "" {
			break
		}
		rows = append(rows, fmt.Sprintf("_%d", n+1))
	}
	return rows
}

func outcomesTyped(f *form) (all []programme.Outcome) {
	for _, i := range programme.Indicators {
		read := f.count
		if i.IsMoney() {
			read = f.amount
		}
		o := programme.Outcome{Indicator: i, Promised: read("promised_" + string(i)), Actual: read("actual_" + string(i))}
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
	set("stage", string(p.Stage))
	set("place", p.Place.String())
	set("establishment", establishmentText(p.Establishment))
	set("note", p.Note)
	set("norm_exception", p.NormException)
	if p.Commitment != 0 {
		set("commitment", p.Commitment.String())
	}
	others := 0
	for _, l := range p.Lines {
		key := string(l.Source)
		if l.Source == programme.FromOther {
			if others++; others > 1 {
				key += fmt.Sprintf("_%d", others)
			}
			set("name_"+key, l.Name)
		}
		set("approved_"+key, l.Approved.String())
		set("done_"+key, l.Done.String())
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
