package programme

import (
	"fmt"
	"strings"
	"time"
)

// FirstTerms are the terms that a new draft begins with: a is the centre, e the
// beneficiary as its register has it, machines what the project buys.
func (p Project) FirstTerms(a Party, e Establishment, machines []Machine, today Day) ContractTerms {
	last, _ := NewDay(p.Year, 12, 31)
	first, _ := NewDay(p.Year, 1, 1)
	content, _ := ContentByCode(p.Content)
	t := ContractTerms{
		From: min(max(first, today), last), Until: last, Place: p.Place, Establishment: p.Establishment,
		Scope:        strings.TrimSuffix(content.Name+": "+p.Title+".", ": ."),
		Costs:        p.firstCosts(machines),
		AdvanceTerms: "Tạm ứng theo tiến độ và hồ sơ đề nghị của bên B, trong mức quy định. Phần còn lại thanh toán sau khi nghiệm thu, có đủ chứng từ.",
	}
	a.Side = "A"
	b := Party{Side: "B", Name: p.Establishment.Name, TaxCode: e.TaxCode, Representative: e.Owner, Title: e.headTitle(), Address: e.Address, Phone: e.Phone, Holder: p.Establishment.Name}
	t.Parties = []Party{a, b}
	return t
}

// headTitle is what the head of an establishment is usually called.
func (e Establishment) headTitle() string {
	switch e.LegalForm {
	case "household":
		return "Chủ hộ kinh doanh"
	case "group":
		return "Tổ trưởng"
	case "cooperative", "union":
		return "Giám đốc"
	case "private":
		return "Chủ doanh nghiệp"
	case "":
		return ""
	}
	return "Giám đốc"
}

// firstCosts are the machines as cost lines: the approved support is laid on
// them in order, what is left of each line falls to the beneficiary's cash.
func (p Project) firstCosts(machines []Machine) (all []CostLine) {
	left := []SourceAmount{}
	for _, l := range p.Lines {
		if l.Approved > 0 && l.Source != FromCash {
			left = append(left, SourceAmount{l.Source, l.Name, l.Approved})
		}
	}
	for _, m := range machines {
		cost := m.Cost()
		if cost <= 0 {
			continue
		}
		line := CostLine{Item: m.Title(), Unit: "cái", Quantity: Volume(m.Quantity * 1000), UnitPrice: m.UnitPrice}
		for i := range left {
			if take := min(left[i].Amount, cost); take > 0 {
				line.Amounts = append(line.Amounts, SourceAmount{left[i].Source, left[i].Name, take})
				left[i].Amount -= take
				cost -= take
			}
		}
		if cost > 0 {
			line.Amounts = append(line.Amounts, SourceAmount{Source: FromCash, Amount: cost})
		}
		all = append(all, line)
	}
	return all
}

// ContractSources are the columns of a cost table: every source with approved
// or contracted money, the fund and the beneficiary's cash in any case.
func (p Project) ContractSources(t ContractTerms) (all []SourceAmount) {
	add := func(s Source, name string) {
		for _, a := range all {
			if a.Source == s && a.Name == name {
				return
			}
		}
		all = append(all, SourceAmount{Source: s, Name: name})
	}
	add(p.Fund(), "")
	add(FromCash, "")
	for _, l := range p.Lines {
		if l.Approved != 0 {
			add(l.Source, l.Name)
		}
	}
	for _, a := range t.BySource() {
		add(a.Source, a.Name)
	}
	sortSources(all)
	return all
}

// Verify writes down that the account of a side was found to be its own.
func (c *Contract) Verify(u User, side, how string, now time.Time) error {
	for i, p := range c.Terms.Parties {
		if p.Side != side {
			continue
		}
		field := PartyField("account", side)
		switch err := p.checkAccount(); {
		case err != nil:
			return err
		case p.Account == "" || p.Bank == "":
			return Refuse(Invalid, field, "Bên %s chưa có số tài khoản, ngân hàng. Nhập và lưu trước khi xác minh.", side)
		case !p.HolderFits():
			return Refuse(Invalid, PartyField("holder", side), "Chủ tài khoản “%s” không phải bên %s (%s) hay người đại diện nên không xác minh được. Sửa tên chủ tài khoản, hoặc dùng tài khoản khác.", p.Holder, side, p.Name)
		case strings.TrimSpace(how) == "":
			return Refuse(Invalid, "how", "Ghi đã xác minh bằng cách nào, ví dụ “giấy xác nhận của ngân hàng số 12 ngày 05/02/2027”.")
		}
		if err := atMost("how", "cách xác minh", how, 300); err != nil {
			return err
		}
		c.Terms.Parties[i].Verified = &AccountCheck{By: EnteredBy(u, now).Who(), ID: u.ID, At: now, How: strings.TrimSpace(how)}
		return nil
	}
	return Refuse(Invalid, "side", "Hợp đồng không có bên %s.", side)
}

// Fields lists the contract as people read it.
func (c Contract) Fields() []FieldValue {
	if c.ID == 0 && c.Version == 0 {
		return nil
	}
	return append([]FieldValue{{"number", "Số hợp đồng", c.Number}, {"dated", "Ngày ký", c.Dated.String()}, {"effective", "Ngày hiệu lực", c.Effective.String()}}, c.Terms.Fields()...)
}

// AnnexName is what a version is called: "Hợp đồng", "Phụ lục số 2".
func (v ContractVersion) Name() string {
	if v.No == 0 {
		return "Hợp đồng"
	}
	return fmt.Sprintf("Phụ lục số %d", v.No)
}
