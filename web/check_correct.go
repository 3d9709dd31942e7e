package web

import (
	"slices"

	"khuyencong/programme"
	"khuyencong/statement"
)

// figureField is the name of a form field about one figure of a report.
func figureField(name string, id int64) string { return name + "-" + number(id) }

// correct applies what the form says of each figure. Fields that cannot be
// read are refused beside themselves; their figure stays as it was understood.
func (c *checked) correct() error {
	f := &form{typed: c.Form.Typed}
	c.Corrected = map[int64]bool{}
	var all []statement.Correction
	for _, g := range c.Read.Figures {
		if !f.typed.Has(figureField("measure", g.ID)) || f.checked(figureField("reset", g.ID)) {
			continue // as it was understood
		}
		if k := f.correction(g); k != (statement.Correction{Figure: g.ID}) {
			all = append(all, k)
			c.Corrected[g.ID] = true
		}
	}
	c.Form.Problems = programme.Problems(f.err())
	if len(all) == 0 {
		return nil
	}
	now, err := statement.Recheck(c.Read, all)
	if err != nil {
		return under("", err)
	}
	c.Now = now
	return nil
}

// correction is how the form differs from what was understood; zero but for
// the figure when it does not, or when some of it cannot be read.
func (f *form) correction(g statement.Figure) statement.Correction {
	before := len(f.errs)
	name := func(s string) string { return figureField(s, g.ID) }
	k := statement.Correction{
		Figure:    g.ID,
		Measure:   chosen(f, name("measure"), g.Measure, measureOptions()[1:]),
		Kind:      chosen(f, name("kind"), g.Kind, kindOptions()),
		Level:     chosen(f, name("level"), g.Level, levelOptions(true)),
		Content:   chosen(f, name("content"), g.Content, groupOptions()),
		Qualifier: chosen(f, name("qualifier"), g.Qualifier, qualifierOptions()),
	}
	if typed := f.text(name("period")); f.typed.Has(name("period")) && typed != g.Period.String() {
		p, err := programme.ParseStatedPeriod(typed)
		f.keep(under(name("period"), err))
		text := p.String()
		k.Period = &text
	}
	if typed := f.text(name("detail")); f.typed.Has(name("detail")) && typed != programme.Clean(g.Detail) {
		k.Detail = &typed
	}
	if yes := f.checked(name("ignore")); yes {
		k.Ignore = &yes
	}
	k.Value = f.correctedValue(g, k.Measure)
	if len(f.errs) > before {
		return statement.Correction{Figure: g.ID}
	}
	return k
}

// correctedValue is the typed value when it is another, or when the figure now
// counts something in another unit.
func (f *form) correctedValue(g statement.Figure, to *programme.Measure) *int64 {
	name, measure := figureField("value", g.ID), g.Measure
	if to != nil {
		measure = *to
	}
	typed := f.typed.Get(name)
	otherUnit := measure != programme.MOther && measure.Unit() != g.Unit
	if !f.typed.Has(name) || typed == g.Printed() && !otherUnit {
		return nil
	}
	if programme.StatedUnit(measure, typed) != g.Unit && !otherUnit {
		f.keep(programme.Refuse(programme.Invalid, name, "Giá trị “%s” không cùng đơn vị với số trong văn bản. Gõ như %s.", typed, g.Printed()))
		return nil
	}
	value, _, err := programme.ParseStated(measure, typed)
	f.keep(under(name, err))
	return &value
}

// chosen is the choice of a list when it is not what was understood.
func chosen[T ~string](f *form, name string, was T, from []option) *T {
	typed := T(f.typed.Get(name))
	if typed == was || !f.typed.Has(name) {
		return nil
	}
	if !slices.ContainsFunc(from, func(o option) bool { return o.Value == string(typed) }) {
		f.keep(programme.Refuse(programme.Invalid, name, "Chọn một mục trong danh sách."))
	}
	return &typed
}
