package programme

import (
	"fmt"
	"slices"
	"strings"
)

// ContractTerms (nội dung hợp đồng) is everything that a contract fixes and an
// annex may change. Each version keeps them whole. The JSON names are stored:
// they are never changed.
type ContractTerms struct {
	From          Day              `json:"from"` // thời gian thực hiện
	Until         Day              `json:"until"`
	Scope         string           `json:"scope"` // nội dung, quy mô công việc
	Place         PlaceRef         `json:"place"`
	Establishment EstablishmentRef `json:"establishment"`
	Parties       []Party          `json:"parties"`
	Costs         []CostLine       `json:"costs"`
	Schedule      []Installment    `json:"schedule"`
	AdvanceTerms  string           `json:"advance_terms"` // điều kiện tạm ứng, thanh toán
	Pledge        string           `json:"pledge"`        // văn bản cam kết đối ứng
	PledgeDated   Day              `json:"pledge_dated"`
	Other         string           `json:"other,omitempty"` // thỏa thuận khác
}

// Support is the contract's khuyến công money; Total that of all sources.
func (t ContractTerms) Support() Money { return t.Sums().Support }
func (t ContractTerms) Total() Money   { return t.Sums().Total() }

// Sums are the contract's sums by heading; BySource by source, in the order of
// papers.
func (t ContractTerms) Sums() (s Sums) {
	for _, l := range t.Costs {
		one := l.Sums()
		s = s.Plus(one)
	}
	return s
}

func (t ContractTerms) BySource() []SourceAmount { return SumCosts(t.Costs) }

// From is the contract's amount of a source.
func (t ContractTerms) Amount(s Source, name string) Money {
	return amountFrom(t.BySource(), s, name)
}

// Party is the party of a side; the zero value where there is none.
func (t ContractTerms) Party(side string) Party {
	for _, p := range t.Parties {
		if p.Side == side {
			return p
		}
	}
	return Party{Side: side}
}

// Cost finds a line of the cost table by its number.
func (t ContractTerms) Cost(id int64) (CostLine, bool) {
	for _, l := range t.Costs {
		if l.ID == id {
			return l, true
		}
	}
	return CostLine{}, false
}

// Numbered gives lines and instalments that have no number yet the next one.
// Numbers are never used again: old are the terms of all versions before.
func (t ContractTerms) Numbered(old ...ContractTerms) ContractTerms {
	var line, part int64
	for _, o := range append(old, t) {
		for _, l := range o.Costs {
			line = max(line, l.ID)
		}
		for _, i := range o.Schedule {
			part = max(part, i.ID)
		}
	}
	t.Costs, t.Schedule = slices.Clone(t.Costs), slices.Clone(t.Schedule)
	for i := range t.Costs {
		if t.Costs[i].ID == 0 {
			line++
			t.Costs[i].ID = line
		}
	}
	for i := range t.Schedule {
		if t.Schedule[i].ID == 0 {
			part++
			t.Schedule[i].ID = part
		}
	}
	return t
}

// KeepChecks takes over who verified an account, where the account is still the
// same; a form cannot bring a check.
func (t ContractTerms) KeepChecks(old ContractTerms) ContractTerms {
	t.Parties = slices.Clone(t.Parties)
	for i, p := range t.Parties {
		was := old.Party(p.Side)
		t.Parties[i].Verified = nil
		if was.Verified != nil && p.sameAccount(was) {
			t.Parties[i].Verified = was.Verified
		}
	}
	return t
}

// masked are the terms without account numbers.
func (t ContractTerms) masked() ContractTerms {
	t.Parties = slices.Clone(t.Parties)
	for i, p := range t.Parties {
		if n := len(p.Account); n > 4 {
			t.Parties[i].Account = strings.Repeat("•", n-4) + p.Account[n-4:]
		}
	}
	return t
}

// Fields lists the terms as people read them: for history, and to lay two
// versions side by side. A field keeps its name in every version.
func (t ContractTerms) Fields() []FieldValue {
	all := []FieldValue{
		{"time", "Thời gian thực hiện", t.Time()}, {"scope", "Nội dung, quy mô", t.Scope}, {"place", "Địa điểm", t.Place.String()},
		{"establishment", "Đơn vị thụ hưởng", t.Establishment.Name},
	}
	for _, a := range t.BySource() {
		all = append(all, FieldValue{"amount_" + string(a.Source) + "_" + a.Name, "Giá trị từ " + sourceName(a.Source, a.Name), a.Amount.Dong()})
	}
	all = append(all, FieldValue{"total", "Tổng kinh phí", t.Total().Dong()})
	for _, p := range t.Parties {
		all = append(all, p.fields()...)
	}
	for _, l := range t.Costs {
		all = append(all, FieldValue{fmt.Sprintf("cost_%d", l.ID), fmt.Sprintf("Dự toán, dòng %d", l.ID), l.String()})
	}
	for _, i := range t.Schedule {
		all = append(all, FieldValue{fmt.Sprintf("plan_%d", i.ID), fmt.Sprintf("Tiến độ chi, đợt %d", i.ID), i.String()})
	}
	return append(all, FieldValue{"advance_terms", "Điều kiện tạm ứng, thanh toán", t.AdvanceTerms},
		FieldValue{"pledge", "Cam kết đối ứng", paperText(t.Pledge, t.PledgeDated)}, FieldValue{"other", "Thỏa thuận khác", t.Other})
}

func (p Party) fields() []FieldValue {
	label := func(what string) string { return "Bên " + p.Side + ": " + what }
	return []FieldValue{
		{PartyField("name", p.Side), label("tên"), p.Name}, {PartyField("tax_code", p.Side), label("mã số thuế"), p.TaxCode},
		{PartyField("representative", p.Side), label("người đại diện"), strings.Trim(p.Representative+", "+p.Title, ", ")},
		{PartyField("mandate", p.Side), label("giấy ủy quyền"), p.Mandate}, {PartyField("address", p.Side), label("địa chỉ"), p.Address},
		{PartyField("phone", p.Side), label("điện thoại"), p.Phone}, {PartyField("account", p.Side), label("tài khoản"), p.AccountText()},
		{PartyField("holder", p.Side), label("chủ tài khoản"), p.Holder},
	}
}

// Time is when the work is done: "01/03/2027 - 30/11/2027"; "" while unknown.
func (t ContractTerms) Time() string {
	if t.From == 0 && t.Until == 0 {
		return ""
	}
	return t.From.String() + " - " + t.Until.String()
}
