package book

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
)

// further adds a line to the project above: another beneficiary, or the rest
// of a text.
func (t *table) further(r row) {
	p := &t.sheet.Rows[t.lastRow]
	p.LastLine = r.line.Number
	if c, ok := t.at[Title]; ok && r.line.text(c) != "" && p.Title != "" {
		p.Title += " " + cleanText(r.line.text(c))
	}
	group := len(p.Beneficiaries) == 0 // its own line has the sum, its members have their shares
	t.member(p, r)
	if group || t.shared {
		t.share(r.line)
	} else {
		t.moreMoney(p, r.line)
	}
	if note := cleanText(t.text(Note, r.line)); note != "" && note != p.Note {
		p.Note = strings.TrimPrefix(p.Note+"; "+note, "; ")
	}
}

// member adds a further line's beneficiary and address.
func (t *table) member(p *Row, r row) {
	party, address := cleanText(r.party), ""
	if c, ok := t.at[Address]; ok {
		address = cleanText(r.line.text(c))
	} else {
		party, address = partyAndAddress(r.party)
	}
	first, _ := utf8.DecodeRuneInString(party)
	switch {
	case party == "":
	case partyLike(party) || len(p.Beneficiaries) == 0 || unicode.IsUpper(first):
		p.Beneficiaries = append(p.Beneficiaries, party)
		t.sheet.Problems = slices.DeleteFunc(t.sheet.Problems, func(q Problem) bool { return q.Line == p.Line && q.Kind == MissingParty })
	default: // the rest of a name
		p.Beneficiaries[len(p.Beneficiaries)-1] += " " + party
	}
	if address != "" {
		if d := districtOf(address); d != "" && d != p.District {
			p.District = ""
		}
		p.Address = strings.TrimPrefix(p.Address+"; "+address, "; ")
	}
}

// share keeps a member's share of the group's sum.
func (t *table) share(l Line) {
	row := t.rowMoney(l)
	own, found := row.amountsOf(false)
	for _, f := range found {
		t.sayText(l.Number, row.cells[f.amount].column, f.kind, f.message)
	}
	t.shared = true
	for i, q := range own {
		t.shares[i] += q.Money()
	}
}

// endMembers compares the shares of a group with its sum; a group whose own
// line has none gets theirs.
func (t *table) endMembers() {
	if !t.shared || t.lastRow < 0 {
		t.shared, t.shares = false, [amounts]programme.Money{}
		return
	}
	p := &t.sheet.Rows[t.lastRow]
	for i, sum := range t.shares {
		switch q := p.Amounts[i]; {
		case sum == 0:
		case !q.Known:
			p.Amounts[i] = programme.Q(int64(sum))
		case q.Money() != sum && t.amounts[i] >= 0:
			t.say(p.Line, t.amounts[i], SumMismatch, "%s của đề án nhóm là %s nhưng các đơn vị bên dưới cộng lại được %s. Kiểm tra lại các ô.", capital(amountFields[i].Label()), q.Money().Dong(), sum.Dong())
		}
	}
	t.sums = t.sums[:len(t.sums)-1]
	t.addSum(p.Amounts)
	t.shared, t.shares = false, [amounts]programme.Money{}
}
