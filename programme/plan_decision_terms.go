package programme

import (
	"slices"
	"strconv"
)

// PlanTerms (nội dung được duyệt) is what a decision fixes of a project in an
// annual plan. Every decision keeps the terms before and after it, so that the
// plan can be told as of any day. The JSON names are stored: they are never
// changed.
type PlanTerms struct {
	InPlan        bool             `json:"in_plan"` // false before it was approved
	Stopped       bool             `json:"stopped,omitempty"`
	Stage         Stage            `json:"stage"` // of the project then
	Title         string           `json:"title"`
	Content       string           `json:"content"`
	Place         PlaceRef         `json:"place"`
	Establishment EstablishmentRef `json:"establishment"`
	Partner       string           `json:"partner,omitempty"` // đơn vị phối hợp
	From          Day              `json:"from,omitempty"`    // thời gian thực hiện
	Until         Day              `json:"until,omitempty"`
	Fund          Source           `json:"fund"` // of the plan's level
	Money         []TermLine       `json:"money"`
	Carried       Money            `json:"carried,omitempty"` // of the fund, to the year after the plan's (chuyển nguồn)
}

// TermLine is the approved money of one source.
type TermLine struct {
	Source Source `json:"source"`
	Name   string `json:"name,omitempty"`
	Amount Money  `json:"amount"`
}

// Support is the approved money of the plan's own fund; Total that of all
// sources.
func (t PlanTerms) Support() (sum Money) {
	for _, l := range t.Money {
		if l.Source == t.Fund {
			sum += l.Amount
		}
	}
	return sum
}

func (t PlanTerms) Total() (sum Money) {
	for _, l := range t.Money {
		sum += l.Amount
	}
	return sum
}

// Time is when the work is to be done: "01/03/2027 - 30/10/2027", or the
// plan's year where no days were set.
func (t PlanTerms) Time(year int) string {
	switch {
	case t.From != 0 && t.Until != 0:
		return t.From.String() + " - " + t.Until.String()
	case t.Until != 0:
		return "đến " + t.Until.String()
	case t.From != 0:
		return "từ " + t.From.String()
	}
	return "năm " + strconv.Itoa(year)
}

// TermsOf is what stands in the project now; old are its terms by the last
// decision, which know what a project does not: days, partner, carried money.
func TermsOf(p Project, old PlanTerms) PlanTerms {
	t := PlanTerms{
		InPlan: p.Stage.InPlan(), Stopped: p.Stage == Stopped, Stage: p.Stage, Title: p.Title, Content: p.Content, Place: p.Place,
		Establishment: p.Establishment, Fund: p.Fund(), Partner: old.Partner, From: old.From, Until: old.Until, Carried: old.Carried,
	}
	for _, l := range p.Lines {
		if l.Approved != 0 {
			t.Money = append(t.Money, TermLine{l.Source, l.Name, l.Approved})
		}
	}
	return t
}

// Apply writes the terms into the project, all but its stage, which moves by
// the workflow alone. The other three amounts of a line stay as they are.
func (t PlanTerms) Apply(p *Project) {
	p.Content, p.Place, p.Establishment = t.Content, t.Place, t.Establishment
	lines := slices.Clone(p.Lines)
	for i := range lines {
		lines[i].Approved = 0
	}
	for _, m := range t.Money {
		at := slices.IndexFunc(lines, func(l FundingLine) bool { return l.Source == m.Source && l.Name == m.Name })
		if at < 0 {
			lines = append(lines, FundingLine{Source: m.Source, Name: m.Name})
			at = len(lines) - 1
		}
		lines[at].Approved = m.Amount
	}
	p.Lines = lines
}

// WithSupport are the terms with another amount of the plan's own fund.
func (t PlanTerms) WithSupport(m Money) PlanTerms {
	t.Money = slices.DeleteFunc(slices.Clone(t.Money), func(l TermLine) bool { return l.Source == t.Fund })
	if m != 0 {
		t.Money = slices.Insert(t.Money, 0, TermLine{Source: t.Fund, Amount: m})
	}
	return t
}

// Granted are the terms of a project that a decision approves with this
// support: of the other sources, what the appraisal says or else what was
// asked. It is the only way in which approved amounts begin.
func (p Project) Granted(support Money) PlanTerms {
	t := TermsOf(p, PlanTerms{})
	t.InPlan, t.Stage, t.Money = true, Approved, []TermLine{{Source: p.Fund(), Amount: support}}
	appraised := p.Appraised().Total() != 0
	for _, l := range p.Lines {
		m := l.Requested
		if appraised {
			m = l.Appraised
		}
		if l.Source != p.Fund() && m != 0 {
			t.Money = append(t.Money, TermLine{l.Source, l.Name, m})
		}
	}
	return t
}

// Fields lists the terms as people read them; none before approval.
func (t PlanTerms) Fields() []FieldValue {
	if !t.InPlan {
		return nil
	}
	content, _ := ContentByCode(t.Content)
	all := []FieldValue{
		{"support", t.Fund.Label(), t.Support().Dong()}, {"content", "Nội dung", content.Name}, {"place", "Địa bàn", t.Place.String()},
		{"establishment", "Đơn vị thụ hưởng", t.Establishment.Name}, {"partner", "Đơn vị phối hợp", t.Partner},
		{"from", "Thực hiện từ", t.From.String()}, {"until", "Hoàn thành trước hết ngày", t.Until.String()},
	}
	for _, l := range t.Money {
		if l.Source != t.Fund {
			name := l.Source.Label()
			if l.Name != "" {
				name += " – " + l.Name
			}
			all = append(all, FieldValue{"money_" + string(l.Source) + l.Name, name, l.Amount.Dong()})
		}
	}
	if t.Carried != 0 {
		all = append(all, FieldValue{"carried", "Chuyển sang năm sau", t.Carried.Dong()})
	}
	if t.Stopped {
		all = append(all, FieldValue{"stopped", "Ngừng", "Có"})
	}
	return all
}
