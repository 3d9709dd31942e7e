package programme

import (
	"errors"
	"slices"
	"strings"
)

// AppraisedFigure is one figure of the application with what the appraisal
// found beside it. What was asked is never overwritten.
type AppraisedFigure struct {
	Source    Source    `json:"source,omitempty"` // of money
	Name      string    `json:"name,omitempty"`   // which other programme
	Indicator Indicator `json:"indicator,omitempty"`
	Asked     Quantity  `json:"asked"`
	Found     Quantity  `json:"found"`
	Reason    string    `json:"reason,omitempty"` // of a difference
}

// Field names the form field of what was found.
func (f AppraisedFigure) Field() string {
	return "found_" + string(f.Source) + string(f.Indicator) + strings.Join(strings.Fields(Fold(f.Name)), "_")
}

// Label is the figure in Vietnamese.
func (f AppraisedFigure) Label() string {
	switch {
	case f.Indicator != "":
		return f.Indicator.Label()
	case f.Name != "":
		return f.Source.Label() + " – " + f.Name
	}
	return f.Source.Label()
}

// IsMoney tells amounts of đồng from counts; Funding a line of the project's
// money from an outcome.
func (f AppraisedFigure) IsMoney() bool { return f.Indicator == "" || f.Indicator.IsMoney() }
func (f AppraisedFigure) Funding() bool { return f.Indicator == "" }

// Changed tells whether the appraisal found another figure than was asked.
func (f AppraisedFigure) Changed() bool { return f.Found.Known && f.Found != f.Asked }

// AppraisalFigures are the figures of a project that an appraisal goes through,
// found as asked until somebody changes them.
func AppraisalFigures(p Project) (all []AppraisedFigure) {
	for _, l := range p.Lines {
		asked := Q(int64(l.Requested))
		all = append(all, AppraisedFigure{Source: l.Source, Name: l.Name, Asked: asked, Found: asked})
	}
	for _, o := range p.Outcomes {
		if o.Promised.Known {
			all = append(all, AppraisedFigure{Indicator: o.Indicator, Asked: o.Promised, Found: o.Promised})
		}
	}
	return all
}

// Find is what was found of a figure of the same kind.
func (b AppraisalBody) figure(of AppraisedFigure) (AppraisedFigure, bool) {
	i := slices.IndexFunc(b.Figures, func(f AppraisedFigure) bool { return f.Field() == of.Field() })
	if i < 0 {
		return of, false
	}
	return b.Figures[i], true
}

// Funding is a project's money as the report recommends it; on a fail, none.
func (a Appraisal) funding(p Project) []FundingLine {
	lines := slices.Clone(p.Lines)
	for i, l := range lines {
		lines[i].Appraised = 0
		if f, ok := a.Body.figure(AppraisedFigure{Source: l.Source, Name: l.Name}); ok && a.Conclusion == ConcludedPass {
			lines[i].Appraised = f.Found.Money()
		}
	}
	return lines
}

// ApplyTo writes what the report recommends into the project's lines, beside
// what was asked.
func (a Appraisal) ApplyTo(p *Project) { p.Lines = a.funding(*p) }

// checkFigures refuses figures that cannot be, and differences without a
// reason.
func (b AppraisalBody) checkFigures() error {
	var errs []error
	for _, f := range b.Figures {
		errs = append(errs, atMost("reason_"+f.Field(), "lý do", f.Reason, 500))
		switch {
		case f.Found.Value < 0 || f.IsMoney() && f.Found.Money() > MaxProjectCost:
			errs = append(errs, Refuse(Invalid, f.Field(), "%s: số thẩm định phải từ 0 đến %s.", f.Label(), MaxProjectCost.Dong()))
		case f.Changed() && f.Reason == "" && f.Funding() && f.Found.Value > f.Asked.Value:
			errs = append(errs, Refuse(Invalid, "reason_"+f.Field(), "%s: thẩm định %s, cao hơn đề nghị %s. Ghi lý do, hoặc giảm số thẩm định.", f.Label(), f.Found.Money().Dong(), f.Asked.Money().Dong()))
		case f.Changed() && f.Reason == "":
			errs = append(errs, Refuse(Invalid, "reason_"+f.Field(), "%s: số thẩm định khác số đề nghị. Ghi lý do; số đề nghị được giữ bên cạnh.", f.Label()))
		}
	}
	return errors.Join(errs...)
}

// checkSupport refuses to pass without support, or with more than the
// confirmed norm of the day.
func (a Appraisal) checkSupport(p Project, norms []Norm, on Day) error {
	q := p
	q.Lines = a.funding(p)
	field := AppraisedFigure{Source: p.Fund()}.Field()
	found := q.Appraised()
	if found.Support <= 0 {
		return Refuse(Invalid, field, "Kết luận đạt cần số thẩm định hỗ trợ từ %s lớn hơn 0.", lowerFirst(p.Fund().Label()))
	}
	if p.Kind != KindProject || p.NormException != "" {
		return nil
	}
	c := CeilingFor(norms, p.Content, p.Level, on, found.Total())
	if !c.Known || found.Support <= c.Amount {
		return nil
	}
	return Refuse(Invalid, field, "Số thẩm định hỗ trợ %s vượt mức cho phép %s. %s Giảm số thẩm định, hoặc ghi văn bản cho phép vượt mức vào đề án trước.",
		found.Support.Dong(), (found.Support - c.Amount).Dong(), c.Sentence)
}

// Ceiling is what the norms say of the support, for the cost as it was found.
func (a Appraisal) Ceiling(p Project, norms []Norm, on Day) Ceiling {
	a.Conclusion = ConcludedPass
	q := p
	q.Lines = a.funding(p)
	return CeilingFor(norms, p.Content, p.Level, on, q.Appraised().Total())
}
