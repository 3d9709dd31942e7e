package book

import (
	"fmt"
	"regexp"
	"strings"

	"khuyencong/programme"
)

// parties reads who gets the support, and where: cells that stand in each
// other's place are put right and told.
func (t *table) parties(p *Row, l Line, f facts) {
	party, address := t.text(Beneficiary, l), cleanText(t.text(Address, l))
	column, hasParty := t.at[Beneficiary]
	_, hasAddress := t.at[Address]
	switch {
	case hasAddress && party != "" && address != "" && addressLike(cleanText(party)) && !partyLike(cleanText(party)) && partyLike(address) && !addressLike(address):
		party, address = address, cleanText(party)
		t.say(l.Number, column, SwappedColumns, "Ô đơn vị thụ hưởng chứa địa chỉ “%s”, ô địa chỉ chứa tên đơn vị “%s”: hai ô đổi chỗ cho nhau và được đọc lại cho đúng. Sửa lại trong sổ.", address, cleanText(party))
	case hasParty && partyLike(p.Title) && titleLike(cleanText(party)):
		p.Title, party = cleanText(party), p.Title
		t.say(l.Number, t.at[Title], SwappedColumns, "Ô tên đề án chứa tên đơn vị “%s”, ô đơn vị chứa tên đề án: hai ô đổi chỗ cho nhau và được đọc lại cho đúng. Sửa lại trong sổ.", cleanText(party))
	}
	name := cleanText(party)
	if !hasAddress || address == "" {
		var more string
		if name, more = partyAndAddress(party); more != "" {
			address = more
		}
	}
	if commune := cleanText(t.text(Commune, l)); commune != "" {
		address = strings.TrimPrefix(address+", "+commune, ", ")
	}
	if name != "" {
		p.Beneficiaries = partiesIn(name)
	}
	p.Address = address
	district := cleanText(t.text(District, l))
	if full, tier := unitOf(district); tier == districtUnit {
		district = full
	}
	p.District = district
	if p.District == "" {
		p.District = districtOf(address)
	}
	if p.District == "" && !merged2025(address) {
		p.District = f.district
	}
}

// merged2025 tells an address of the units since 01/07/2025, which have no
// districts: it names a province and no district.
func merged2025(address string) bool {
	for _, part := range addressParts.Split(address, 12) {
		if _, tier := unitOf(part); tier == provinceUnit && !strings.HasPrefix(programme.Fold(part), "tinh") {
			return true
		}
	}
	return false
}

var (
	titleWords  = regexp.MustCompile(`^(ho tro|dao tao|xay dung|ung dung|dau tu|binh chon|to chuc|mo hinh|tap huan|hoi cho|thong tin|tu van|ke hoach|de an|chuyen giao|san xuat|phat trien|lap |mua |tham gia|dang ky|thue )`)
	severalForm = regexp.MustCompile(`\s*[;\n]\s*`)
)

// titleLike tells a text that begins as titles of projects do.
func titleLike(s string) bool { return titleWords.MatchString(programme.Fold(s)) }

// partiesIn is the beneficiaries that one cell lists.
func partiesIn(name string) []string {
	all := severalForm.Split(name, 40)
	if len(all) > 1 {
		for _, one := range all {
			if !partyLike(one) {
				return []string{name}
			}
		}
	}
	return all
}

// ownFacts reads what a line says itself of content, level, year and kind.
func (t *table) ownFacts(p *Row, l Line) {
	if c := t.text(Content, l); c != "" {
		if g := t.reader.factsOf(c).content; g != "" {
			p.Content, p.ContentCode = g, t.reader.factsOf(c).code
		}
	}
	if c := t.text(Level, l); c != "" {
		if lv := t.reader.factsOf(c).level; lv != "" {
			p.Level = lv
		}
	}
	if c, ok := t.at[Year]; ok {
		if text := cleanText(l.text(c)); text != "" {
			p.Year, p.Period = yearsOf(text)
			if p.Period != "" {
				p.Period = text
			}
		}
	}
	t.period(p, l)
	switch folded := programme.Fold(p.Title); {
	case strings.HasPrefix(folded, "ke hoach"):
		p.Kind = PlanRow
	case adjustForm.MatchString(folded):
		p.Kind = AdjustmentRow
	}
}

var adjustForm = regexp.MustCompile(`^(dieu chinh|bo sung kinh phi|giam kinh phi|giam tru|thu hoi|huy )`)

// period reads when the work is done; several years leave the year open.
func (t *table) period(p *Row, l Line) {
	c, ok := t.at[Period]
	if !ok || l.at(c) == nil {
		return
	}
	cell := l.at(c)
	text := cleanText(cell.Text)
	if cell.Kind == DateCell {
		text = readDate(cell, t.reader.from1904).day.String()
	}
	if dashes.MatchString(text) {
		return
	}
	p.Period = text
	of := t.reader.factsOf(text)
	year, several := of.year, of.period
	switch {
	case several != "":
		p.Year = 0
	case p.Year == 0:
		p.Year = year
	case year != 0 && year != p.Year && !t.has(Year):
		p.Year = year
	}
}

// papers reads the decision and the days.
func (t *table) papers(p *Row, l Line) {
	var d dateReading
	p.Decision, d = paperAndDay(cleanText(t.text(Decision, l)))
	p.DecisionDate = d.day
	if dashes.MatchString(p.Decision) {
		p.Decision = ""
	}
	p.DecisionDate = t.day(DecisionDate, l, p.DecisionDate)
	p.Acceptance = t.day(AcceptanceDate, l, 0)
}

func (t *table) day(f Field, l Line, otherwise programme.Day) programme.Day {
	c, ok := t.at[f]
	if !ok {
		return otherwise
	}
	cell := t.cell(c, l)
	d := readDate(cell, t.reader.from1904)
	if d.wrong {
		t.say(l.Number, c, BadDate, "%s “%s” không có trong lịch hoặc sai cách viết. Ghi ngày/tháng/năm, ví dụ 05/12/2022.", capital(f.Label()), cleanText(cell.Text))
	}
	if d.day == 0 {
		return otherwise
	}
	return d.day
}

// rowMoney reads the money of a line.
func (t *table) rowMoney(l Line) amountRow {
	var r amountRow
	for i, column := range t.amounts {
		r.styles[i] = t.styles[column]
		if column >= 0 {
			r.cells[i] = readAmount(l.at(column), column, t.money[column])
		}
	}
	if c, ok := t.at[Rate]; ok {
		r.rate = rateOf(l.at(c))
	}
	return r
}

// rateOf is a printed percentage in hundredths of a percent, 0 for none.
func rateOf(c *Cell) int64 {
	if c == nil || c.Kind == FaultCell {
		return 0
	}
	if c.Kind == TextCell {
		for _, d := range parseTyped(strings.TrimSpace(strings.TrimSuffix(cleanText(c.Text), "%"))) {
			if m, ok := d.times(100); ok && m < 100_000 && (d.places != 3 || m < 20_000) {
				return int64(m)
			}
		}
		return 0
	}
	d, ok := parseStored(c.Text)
	if !ok {
		return 0
	}
	m, _ := d.times(10_000)
	if c.Kind == NumberCell && m > 20_000 { // 48.4, not 0.484
		m /= 100
	}
	return int64(m)
}

// amountsOn reads the amounts of a project's first line.
func (t *table) amountsOn(p *Row, l Line) {
	row := t.rowMoney(l)
	var found []finding
	p.Amounts, found = row.amountsOf(p.Kind == AdjustmentRow)
	for _, f := range found {
		t.sayText(l.Number, row.cells[f.amount].column, f.kind, f.message)
	}
	if p.Level == "" {
		n, lc := p.Amounts[national], p.Amounts[local]
		switch {
		case n.Value > 0 && lc.Value == 0:
			p.Level = programme.National
		case lc.Value > 0 && n.Value == 0:
			p.Level = programme.Local
		}
	}
}

// moreMoney adds the money of a further line to its project.
func (t *table) moreMoney(p *Row, l Line) {
	row := t.rowMoney(l)
	more, found := row.amountsOf(p.Kind == AdjustmentRow)
	added := false
	for i, q := range more {
		if !q.Known {
			continue
		}
		added = true
		if p.Amounts[i].Known {
			p.Amounts[i] = p.Amounts[i].Plus(q)
		} else {
			p.Amounts[i] = q
		}
	}
	for _, f := range found {
		t.sayText(l.Number, row.cells[f.amount].column, f.kind, f.message)
	}
	if added {
		t.sums = t.sums[:len(t.sums)-1]
		t.addSum(p.Amounts)
	}
}

// texts tells what is missing or damaged in a line's texts.
func (t *table) texts(p *Row, l Line) {
	if c, ok := t.at[Title]; ok && p.Title == "" {
		t.say(l.Number, c, MissingTitle, "Đề án chưa có tên. Ghi tên đề án vào ô này.")
	}
	if c, ok := t.at[Beneficiary]; ok && len(p.Beneficiaries) == 0 {
		t.say(l.Number, c, MissingParty, "Đề án chưa có đơn vị thụ hưởng. Ghi tên đơn vị vào ô này.")
	}
	for _, f := range []Field{Title, Beneficiary, Address, District, Note} {
		if c, ok := t.at[f]; ok && lostLetters(l.text(c)) {
			t.say(l.Number, c, DamagedText, "Chữ trong ô bị mất dấu hoặc mất chữ (“%s”). Gõ lại cho đúng.", cleanText(l.text(c)))
		}
	}
}

func (t *table) say(line, column int, kind ProblemKind, format string, args ...any) {
	t.sayText(line, column, kind, fmt.Sprintf(format, args...))
}

func (t *table) sayText(line, column int, kind ProblemKind, message string) {
	t.reader.say(t.sheet, Problem{Line: line, Column: column, Kind: kind, Message: message})
}
