package programme

import (
	"errors"
	"slices"
	"strings"
)

// TermPart is one part of a contract's terms, as a request for change names it.
type TermPart string

const (
	TermTime        TermPart = "time"        // thời gian thực hiện
	TermScope       TermPart = "scope"       // nội dung, quy mô
	TermPlace       TermPart = "place"       // địa điểm
	TermBeneficiary TermPart = "beneficiary" // đơn vị thụ hưởng
	TermParties     TermPart = "parties"     // thông tin các bên
	TermCosts       TermPart = "costs"       // các dòng dự toán
	TermSources     TermPart = "sources"     // kinh phí giữa các nguồn
	TermRaise       TermPart = "raise"       // tăng phần hỗ trợ
	TermSchedule    TermPart = "schedule"    // các đợt chi
	TermOther       TermPart = "other"       // điều khoản khác
)

var termLabels = map[TermPart]string{
	TermTime: "thời gian thực hiện", TermScope: "nội dung, quy mô", TermPlace: "địa điểm", TermBeneficiary: "đơn vị thụ hưởng", TermParties: "thông tin các bên",
	TermCosts: "các dòng dự toán", TermSources: "kinh phí giữa các nguồn", TermRaise: "mức hỗ trợ (tăng)", TermSchedule: "các đợt chi", TermOther: "điều khoản khác",
}

// Label is the part in Vietnamese, to stand within a sentence.
func (p TermPart) Label() string { return termLabels[p] }

// annexMay is what a granted request of each type lets an annex change; "" is
// an annex without a request, which only keeps the parties' own data right.
var annexMay = map[string][]TermPart{
	"":              {TermParties},
	"time":          {TermTime, TermSchedule},
	"next_year":     {TermTime, TermSchedule},
	"scope":         {TermScope, TermCosts},
	"money_between": {TermCosts, TermSources, TermSchedule},
	"money_up":      {TermCosts, TermSources, TermRaise, TermSchedule},
	"beneficiary":   {TermBeneficiary, TermParties},
	"place":         {TermPlace},
}

// AnnexMay lists what an annex that rests on a request may change.
func AnnexMay(requestType string) []TermPart { return annexMay[requestType] }

// Changed lists the parts in which the terms differ from the old ones.
func (t ContractTerms) Changed(old ContractTerms) (all []TermPart) {
	add := func(changed bool, p TermPart) {
		if changed {
			all = append(all, p)
		}
	}
	was, is := old.Sums().Support, t.Sums().Support
	add(t.From != old.From || t.Until != old.Until, TermTime)
	add(t.Scope != old.Scope, TermScope)
	add(t.Place != old.Place, TermPlace)
	b, had := t.Party("B"), old.Party("B")
	add(t.Establishment.ID != old.Establishment.ID || b.Name != had.Name || b.TaxCode != had.TaxCode, TermBeneficiary)
	add(!sameParties(t.Parties, old.Parties), TermParties)
	add(!slices.EqualFunc(t.Costs, old.Costs, func(a, b CostLine) bool { return a.ID == b.ID && a.String() == b.String() }), TermCosts)
	add(!slices.Equal(t.BySource(), old.BySource()), TermSources)
	add(is > was, TermRaise)
	add(!slices.Equal(t.Schedule, old.Schedule), TermSchedule)
	add(t.AdvanceTerms != old.AdvanceTerms || t.Other != old.Other || t.Pledge != old.Pledge || t.PledgeDated != old.PledgeDated, TermOther)
	return all
}

// sameParties tells whether nothing but who verified an account differs, and
// the beneficiary's name, which is a part of its own.
func sameParties(a, b []Party) bool {
	plain := func(all []Party) (out []Party) {
		for _, p := range all {
			if p.Empty() {
				continue
			}
			p.Verified = nil
			if p.Side == "B" {
				p.Name, p.TaxCode = "", ""
			}
			out = append(out, p)
		}
		return out
	}
	return slices.Equal(plain(a), plain(b))
}

// ContractAnnex (phụ lục hợp đồng) is a new version of a signed contract. It changes
// exactly what a request was granted for.
type ContractAnnex struct {
	Number    string
	Dated     Day
	Effective Day // 0: the day of the paper
	Reason    string
	Matter    int64 // the granted request; 0: only the parties' own data change
	Terms     ContractTerms
}

// Request finds the granted request that an annex rests on; false where there
// is none, or another annex rests on it already.
func (f ContractFacts) Request(id int64) (Matter, bool) {
	for _, m := range f.Granted {
		if m.ID == id && !slices.Contains(f.Used, id) {
			return m, true
		}
	}
	return Matter{}, false
}

// Waiting are the granted requests that no annex has carried out.
func (f ContractFacts) Waiting() (all []Matter) {
	for _, m := range f.Granted {
		if !slices.Contains(f.Used, m.ID) {
			all = append(all, m)
		}
	}
	return all
}

// MayAnnex refuses an annex where there can be none.
func (c Contract) MayAnnex(u User, p Project) error {
	switch {
	case !c.Signed():
		return Refuse(Conflict, "", "Hợp đồng chưa có hiệu lực nên chưa có phụ lục: sửa ngay trong dự thảo.")
	case c.State != ContractEffective:
		return Refuse(Conflict, "", "Hợp đồng đang ở tình trạng “%s” nên không ký phụ lục. Cho hợp đồng tiếp tục trước.", c.State.Label())
	case p.Stage != Underway:
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên không ký phụ lục nữa.", p.Stage.LabelFor(u))
	}
	return u.Require(SignContracts)
}

// TakeAnnex makes an annex the contract's terms, or refuses with the rule.
func (c *Contract) TakeAnnex(u User, p Project, a ContractAnnex, f ContractFacts) (ContractVersion, Basis, error) {
	if err := c.MayAnnex(u, p); err != nil {
		return ContractVersion{}, Basis{}, err
	}
	if a.Effective == 0 {
		a.Effective = a.Dated
	}
	a.Terms = a.followProject(*c, p, f)
	a.Terms = a.Terms.KeepChecks(c.Terms)
	errs := []error{c.checkAnnexPaper(a, f), c.checkGranted(p, a, f), a.Terms.check(p, f)}
	if err := errors.Join(errs...); err != nil {
		return ContractVersion{}, Basis{}, err
	}
	if open := a.Terms.openSchedule(); open != "" {
		return ContractVersion{}, Basis{}, Refuse(Invalid, "schedule", "%s", open)
	}
	v := ContractVersion{No: c.NextAnnex(), Number: a.Number, Dated: a.Dated, Effective: a.Effective, Reason: a.Reason, Matter: a.Matter, Terms: a.Terms}
	c.Terms = a.Terms
	return v, Basis{Document: a.Number, Dated: a.Dated, Reason: v.Name() + ". " + a.Reason}, nil
}

// followProject takes place and beneficiary from the project, where the annex
// is about them: a decision on the plan has changed them first.
func (a ContractAnnex) followProject(c Contract, p Project, f ContractFacts) ContractTerms {
	t := a.Terms
	t.Place, t.Establishment = c.Terms.Place, c.Terms.Establishment
	switch m, _ := f.Request(a.Matter); m.Type {
	case "place":
		t.Place = p.Place
	case "beneficiary":
		t.Establishment = p.Establishment
	}
	return t
}

func (c Contract) checkAnnexPaper(a ContractAnnex, f ContractFacts) error {
	last := c.Versions[len(c.Versions)-1]
	errs := []error{required("number", "số phụ lục", a.Number, 60), required("reason", "lý do", a.Reason, 2000)}
	switch {
	case a.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Chưa nhập ngày ký phụ lục."))
	case a.Dated > f.Today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày ký %s ở sau hôm nay (%s). Nhập ngày ghi trên phụ lục đã ký.", a.Dated, f.Today))
	case a.Dated < last.Dated:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày ký %s trước %s %s. Phụ lục sau không ký trước.", a.Dated, lowerFirst(last.Name()), last.Paper()))
	case a.Effective < a.Dated, a.Effective > f.Today:
		errs = append(errs, Refuse(Invalid, "effective", "Ngày hiệu lực %s phải từ ngày ký %s đến hôm nay (%s). Phụ lục có hiệu lực về sau thì ghi nhận từ ngày đó.", a.Effective, a.Dated, f.Today))
	}
	for _, v := range c.Versions {
		if v.Number == a.Number {
			errs = append(errs, Refuse(Invalid, "number", "Số %s đã dùng cho %s. Nhập số khác.", a.Number, lowerFirst(v.Name())))
		}
	}
	return errors.Join(errs...)
}

// checkGranted refuses whatever an annex changes beyond its request, and a
// change that the plan has to make first.
func (c Contract) checkGranted(p Project, a ContractAnnex, f ContractFacts) error {
	m, ok := f.Request(a.Matter)
	if a.Matter != 0 && !ok {
		return Refuse(Conflict, "", "Đề nghị điều chỉnh này chưa được chấp thuận, hoặc đã có phụ lục khác. Tải lại trang hợp đồng.")
	}
	if m.PaperDate != 0 && a.Dated != 0 && a.Dated < m.PaperDate {
		return Refuse(Invalid, "dated", "Ngày ký %s trước văn bản chấp thuận %s. Phụ lục ký sau khi được chấp thuận.", a.Dated, paperText(m.PaperNo, m.PaperDate))
	}
	switch {
	case m.Type == "beneficiary" && p.Establishment.ID == c.Terms.Establishment.ID:
		return Refuse(Conflict, "", "Kế hoạch chưa đổi đơn vị thụ hưởng của đề án. Ghi quyết định điều chỉnh ở trang kế hoạch năm trước, rồi ký phụ lục.")
	case m.Type == "place" && p.Place == c.Terms.Place:
		return Refuse(Conflict, "", "Kế hoạch chưa đổi địa điểm của đề án. Ghi quyết định điều chỉnh ở trang kế hoạch năm trước, rồi ký phụ lục.")
	}
	changed := a.Terms.Changed(c.Terms)
	if len(changed) == 0 {
		return Refuse(Invalid, "terms", "Phụ lục không đổi gì so với hợp đồng hiện nay. Sửa phần được chấp thuận: %s.", partsText(AnnexMay(m.Type)))
	}
	beyond := slices.DeleteFunc(changed, func(t TermPart) bool { return slices.Contains(AnnexMay(m.Type), t) })
	if len(beyond) > 0 {
		return Refuse(Invalid, "terms", "Phụ lục đổi cả %s, ngoài phần được chấp thuận (%s). Để nguyên phần đó, hoặc gửi đề nghị điều chỉnh khác.", partsText(beyond), partsText(AnnexMay(m.Type)))
	}
	return nil
}

func partsText(all []TermPart) string {
	var words []string
	for _, p := range all {
		words = append(words, p.Label())
	}
	return strings.Join(words, ", ")
}
