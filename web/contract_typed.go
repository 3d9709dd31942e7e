package web

import (
	"net/url"
	"strconv"

	"khuyencong/programme"
)

// partyNames are the fields of one side, as they begin.
var partyNames = []struct{ Name, Label, Help string }{
	{"name", "Tên", ""}, {"tax_code", "Mã số thuế", ""}, {"representative", "Người đại diện", ""}, {"title", "Chức vụ", ""}, {"mandate", "Giấy ủy quyền", "Số, ngày; để trống nếu là người đứng đầu."},
	{"address", "Địa chỉ", ""}, {"phone", "Điện thoại", ""}, {"holder", "Chủ tài khoản", "Phải là bên này hoặc người đại diện."}, {"account", "Số tài khoản", "Chỉ chữ số."}, {"bank", "Mở tại", "Ngân hàng hoặc kho bạc, chi nhánh."},
}

// typedContract is a contract as its form shows it.
func typedContract(p programme.Project, c programme.Contract) url.Values {
	v := url.Values{"version": {number(c.Version)}, "number": {c.Number}, "dated": {c.Dated.String()}, "effective": {c.Effective.String()}}
	typeTerms(v, p, c.Terms)
	return v
}

// typeTerms puts terms into a form.
func typeTerms(v url.Values, p programme.Project, t programme.ContractTerms) {
	set := v.Set
	set("from", t.From.String())
	set("until", t.Until.String())
	set("scope", t.Scope)
	set("advance_terms", t.AdvanceTerms)
	set("pledge", t.Pledge)
	set("pledge_dated", t.PledgeDated.String())
	set("other", t.Other)
	for _, side := range programme.Sides {
		one := t.Party(side)
		for name, value := range map[string]string{
			"name": one.Name, "tax_code": one.TaxCode, "representative": one.Representative, "title": one.Title, "mandate": one.Mandate,
			"address": one.Address, "phone": one.Phone, "holder": one.Holder, "account": one.Account, "bank": one.Bank,
		} {
			set(programme.PartyField(name, side), value)
		}
	}
	columns := p.ContractSources(t)
	for _, c := range columns {
		v.Add("column", columnKey(c))
	}
	typeCosts(v, t.Costs, columns, 0)
	for i, one := range t.Schedule {
		at := func(name string) string { return programme.InstallmentField(name, i+1) }
		set(at("id"), number(one.ID))
		set(at("label"), one.Label)
		set(at("kind"), string(one.Kind))
		set(at("source"), string(one.Source))
		set(at("due"), one.Due.String())
		set(at("amount"), one.Amount.String())
		set(at("condition"), one.Condition)
	}
}

// typeCosts puts cost lines into a form behind those that are there.
func typeCosts(v url.Values, lines []programme.CostLine, columns []programme.SourceAmount, behind int) {
	for i, l := range lines {
		row := behind + i + 1
		set := func(name, value string) { v.Set(programme.CostField(name, row), value) }
		if l.ID != 0 {
			set("id", number(l.ID))
		}
		set("item", l.Item)
		set("unit", l.Unit)
		if l.Quantity != 0 {
			set("quantity", l.Quantity.String())
		}
		set("unit_price", moneyTyped(l.UnitPrice))
		set("note", l.Note)
		for n, c := range columns {
			v.Set(costAmount(row, n), moneyTyped(l.From(c.Source, c.Name)))
		}
	}
}

// termsTyped reads terms out of a form whose rows are closed; what is wrong
// with them is kept in f.
func termsTyped(f *form) programme.ContractTerms {
	t := programme.ContractTerms{
		From: f.day("from"), Until: f.day("until"), Scope: f.text("scope"), AdvanceTerms: f.text("advance_terms"),
		Pledge: f.text("pledge"), PledgeDated: f.day("pledge_dated"), Other: f.text("other"),
	}
	for _, side := range programme.Sides {
		if one := partyTyped(f, side); !one.Empty() {
			t.Parties = append(t.Parties, one)
		}
	}
	columns := columnsTyped(f.typed)
	costs, parts := closeTyped(f.typed, costRow(len(columns)), maxCostRows), closeTyped(f.typed, partNames, maxPartRows)
	for row := 1; row <= costs; row++ {
		t.Costs = append(t.Costs, costTyped(f, row, columns))
	}
	for row := 1; row <= parts; row++ {
		at := func(name string) string { return programme.InstallmentField(name, row) }
		t.Schedule = append(t.Schedule, programme.Installment{
			ID: f.id(at("id")), Label: f.text(at("label")), Kind: programme.InstallmentKind(f.text(at("kind"))), Source: programme.Source(f.text(at("source"))),
			Due: f.day(at("due")), Amount: f.money(at("amount")), Condition: f.text(at("condition")),
		})
	}
	return t
}

func partyTyped(f *form, side string) programme.Party {
	text := func(name string) string { return f.text(programme.PartyField(name, side)) }
	return programme.Party{
		Side: side, Name: text("name"), TaxCode: text("tax_code"), Representative: text("representative"), Title: text("title"), Mandate: text("mandate"),
		Address: text("address"), Phone: text("phone"), Holder: text("holder"), Account: programme.PlainAccount(text("account")), Bank: text("bank"),
	}
}

func costTyped(f *form, row int, columns []programme.SourceAmount) programme.CostLine {
	at := func(name string) string { return programme.CostField(name, row) }
	l := programme.CostLine{ID: f.id(at("id")), Item: f.text(at("item")), Unit: f.text(at("unit")), UnitPrice: f.money(at("unit_price")), Note: f.text(at("note"))}
	var err error
	l.Quantity, err = programme.ParseVolume(at("quantity"), f.typed.Get(at("quantity")))
	f.keep(err)
	for n, c := range columns {
		if m := f.money(costAmount(row, n)); m != 0 {
			l.Amounts = append(l.Amounts, programme.SourceAmount{Source: c.Source, Name: c.Name, Amount: m})
		}
	}
	return l
}

// field is one field of the form.
func (p contractFormPage) field(name, label, help string) fieldView {
	return p.Form.fill(fieldView{Name: name, Label: label, Help: help})
}

// party is one field of a side.
func (p contractFormPage) party(name, side, label, help string) fieldView {
	return p.field(programme.PartyField(name, side), label, help)
}

// cost is one box of the cost table.
func (p contractFormPage) cost(name string, row int, label string) fieldView {
	return p.field(programme.CostField(name, row), label+", dòng "+strconv.Itoa(row), "")
}

// amount is the box of a row's amount; what is wrong with the row's sum stands
// at the first.
func (p contractFormPage) amount(row, column int) fieldView {
	f := p.field(costAmount(row, column), columnLabel(p.Columns[column])+", dòng "+strconv.Itoa(row), "")
	if column == 0 && f.Error == "" {
		f.Error = p.Form.Problems.For(programme.CostField("amount", row))
	}
	return f
}

// part is one field of an instalment.
func (p contractFormPage) part(name string, row int, label string) fieldView {
	return p.field(programme.InstallmentField(name, row), label, "")
}

func (p contractFormPage) kinds(row int) fieldView {
	f := p.part("kind", row, "Loại")
	f.Options = nil
	for _, k := range programme.InstallmentKinds {
		f.Options = append(f.Options, option{string(k), k.Label()})
	}
	return f
}

// supports are the funds that an instalment may come from.
func (p contractFormPage) supports(row int) fieldView {
	f := p.part("source", row, "Từ nguồn")
	for _, c := range p.Columns {
		if c.Source.IsSupport() {
			f.Options = append(f.Options, option{string(c.Source), c.Source.Label()})
		}
	}
	return f
}

// otherColumns are the sources that could be another column.
func (p contractFormPage) otherColumns() (all []option) {
	for _, s := range programme.Sources {
		c := programme.SourceAmount{Source: s}
		taken := false
		for _, o := range p.Columns {
			taken = taken || o == c
		}
		if !taken && !s.IsSupport() {
			all = append(all, option{columnKey(c), s.Label()})
		}
	}
	return all
}

// sums adds up what is typed, as far as it can be read.
func (p contractFormPage) sums() (rows []programme.Money, columns []programme.Money) {
	columns = make([]programme.Money, len(p.Columns))
	for _, row := range p.Costs {
		var sum programme.Money
		for n := range p.Columns {
			if q, err := programme.ParseQuantity("", p.Form.Typed.Get(costAmount(row, n))); err == nil {
				sum += q.Money()
				columns[n] += q.Money()
			}
		}
		rows = append(rows, sum)
	}
	return rows, columns
}
