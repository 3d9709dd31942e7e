package programme

import (
	"errors"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// BookRow (dòng của sổ) is one project as an office's book has it. What the book
// does not say is empty or unknown.
type BookRow struct {
	RowAt
	Code          string
	Title         string
	Beneficiaries []string // several share one sum
	TaxCode       string
	Address       string
	Place         PlaceRef // the commune, else the district, of the units of the year
	District      PlaceRef
	Content       ContentGroup
	ContentCode   string       // where the book names the content as the law does
	TitleContent  ContentGroup // what the title speaks of, where nothing else says the content
	Level         Level
	Year          int // 0: none, or several
	Period        string
	Plan          bool // kế hoạch, nhiệm vụ among projects
	Adjustment    bool // điều chỉnh of another line
	Planned       bool // stands in a list of what is planned
	Money         BookMoney
	Decision      string
	DecisionDate  Day
	Acceptance    Day
	Note          string
	Unknown       []string // cells without which the row cannot be stored: what is wrong, as people read it
	Doubts        []string // what speaks against the row, though all of it can be read
	Remarks       []string // what else was told of the row
}

// BookMoney is the money of a row in đồng, unknown where the book does not say it.
type BookMoney struct {
	Total, Support, National, Local, Counterpart, Requested, Paid, Settled, Other Quantity
}

// Support is the khuyến công money of the row by source: of the columns of both,
// else of the one column by the row's level.
func (r BookRow) support(level Level) (all []SourceAmount) {
	m := r.Money
	if m.National.Known || m.Local.Known {
		for _, one := range []SourceAmount{{Source: FromNational, Amount: m.National.Money()}, {Source: FromLocal, Amount: m.Local.Money()}} {
			if one.Amount != 0 {
				all = append(all, one)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	amount := m.Support
	for _, other := range []Quantity{m.Settled, m.Paid, m.Requested} {
		if !amount.Known {
			amount = other
		}
	}
	return []SourceAmount{{Source: Project{Level: level}.Fund(), Amount: amount.Money()}}
}

// counterpart is what the beneficiary adds: its own column, else what the total
// leaves.
func (r BookRow) counterpart(support Money) Money {
	m := r.Money
	if m.Counterpart.Known {
		return m.Counterpart.Money()
	}
	if !m.Total.Known {
		return 0
	}
	return max(m.Total.Money()-support-m.Other.Money(), 0)
}

// otherSource names money of another programme that the book does not name.
const otherSource = "Nguồn khác theo sổ"

// Stage of a row: what the book says was settled, accepted or paid has been
// carried out; else a list of a plan is approved, and any other of a past year
// carried out.
func (r BookRow) stage(list ImportList, year int, today Day) Stage {
	planned := r.Planned
	if list != ListByBook {
		planned = list == PlanList
	}
	m := r.Money
	switch {
	case m.Settled.Value > 0 || r.Acceptance != 0 || !planned && year < today.Year():
		return Completed
	case m.Paid.Value > 0:
		return Underway
	}
	return Approved
}

// Project is what the row says as a record of old books, without its code,
// beneficiary and programme; err names what is missing.
func (r BookRow) Project(of Programme, c ImportChoices, today Day) (p Project, err error) {
	p = Project{ProgrammeID: of.ID, Code: Clean(r.Code), Title: Clean(r.Title), Kind: KindProject, Level: r.Level, Year: r.Year, Place: r.District, Recorded: true}
	if p.Place == (PlaceRef{}) {
		p.Place = r.Place
	}
	if r.Plan {
		p.Kind = KindPlan
	}
	if p.Level == "" {
		p.Level = c.Level
	}
	if p.Year == 0 && r.Period == "" {
		p.Year = c.Year
	}
	p.Content = r.ContentCode
	group := r.Content
	if p.Content == "" && group == "" && c.Content != "" {
		p.Content = c.Content
	} else if group == "" {
		group = r.TitleContent
	}
	if p.Content == "" {
		p.Content = bookContent(group, p.Title)
	}
	p.Stage = r.stage(c.List, p.Year, today)
	p.Lines = r.lines(p)
	p.Note = r.note()
	return p, errors.Join(r.missing(p, of)...)
}

func (r BookRow) missing(p Project, of Programme) (errs []error) {
	need := func(field, format string, args ...any) { errs = append(errs, Refuse(Invalid, field, format, args...)) }
	switch {
	case r.Adjustment:
		need("kind", "Dòng điều chỉnh không phải là một đề án. Ghi thay đổi vào đề án được điều chỉnh.")
		return errs
	case p.Title == "":
		need("title", "Chưa có tên đề án.")
	}
	if p.Level == "" {
		need("level", "Sổ không ghi nguồn (quốc gia hay địa phương). Chọn nguồn cho các dòng không ghi.")
	}
	switch {
	case p.Year == 0 && r.Period != "":
		need("year", "Sổ ghi thời gian “%s”, không rõ đề án thuộc kế hoạch năm nào. Gõ một năm.", r.Period)
	case p.Year == 0:
		need("year", "Sổ không ghi năm. Chọn năm cho các dòng không ghi.")
	case p.Year < of.From || p.Year > of.To:
		need("year", "Năm %d nằm ngoài chương trình %s (%d-%d). Nhập dòng này vào chương trình của năm đó.", p.Year, of.Code, of.From, of.To)
	}
	if p.Content == "" {
		need("content", "Sổ không ghi nội dung hỗ trợ. Chọn nội dung cho các dòng không ghi.")
	}
	m := r.Money
	if !m.Support.Known && !m.National.Known && !m.Local.Known && !m.Settled.Known && !m.Paid.Known && !m.Requested.Known {
		need("support", "Không có kinh phí hỗ trợ đọc được.")
	}
	if done, parts := p.bookDone(r.Money), r.support(p.Level); len(parts) > 1 && done.Known && done.Money() != parts[0].Amount+parts[1].Amount {
		need("support", "Sổ ghi số đã chi, quyết toán %s gộp cho hai nguồn, không rõ mỗi nguồn bao nhiêu. Nhập tay đề án này.", done.Money().Dong())
	}
	if len(errs) > 0 {
		return errs
	}
	if len(r.Beneficiaries) == 1 {
		errs = append(errs, atMost("beneficiary", "tên đơn vị thụ hưởng", r.Beneficiaries[0], 200), atMost("address", "địa chỉ", r.Address, 300))
	}
	p.Code = "-" // given when it is stored
	return append(errs, p.Check(of))
}

func (r BookRow) lines(p Project) (all []FundingLine) {
	var support Money
	for _, s := range r.support(p.Level) {
		all = append(all, FundingLine{Source: s.Source, Approved: s.Amount})
		support += s.Amount
	}
	m := r.Money
	if len(all) == 1 && m.Requested.Known {
		all[0].Requested = m.Requested.Money()
	}
	if p.Stage == Completed || p.Stage == Underway {
		done := p.bookDone(m)
		for i := range all {
			all[i].Done = all[i].Approved
			if done.Known && len(all) == 1 {
				all[i].Done = done.Money()
			}
		}
	}
	for _, more := range []FundingLine{{Source: FromOther, Name: otherSource, Approved: m.Other.Money()}, {Source: FromCash, Approved: r.counterpart(support)}} {
		if more.Approved == 0 {
			continue
		}
		if p.Stage == Completed {
			more.Done = more.Approved
		}
		all = append(all, more)
	}
	return all
}

// bookDone is what a book says was carried out: settled, else paid.
func (p Project) bookDone(m BookMoney) Quantity {
	if p.Stage == Completed && m.Settled.Known {
		return m.Settled
	}
	return m.Paid
}

// note keeps what the book says and no field of a project has.
func (r BookRow) note() string {
	var all []string
	add := func(label, text string) {
		if text != "" {
			all = append(all, label+text)
		}
	}
	add("", Clean(r.Note))
	add("Quyết định: ", paperText(r.Decision, r.DecisionDate))
	if r.Acceptance != 0 {
		add("Nghiệm thu: ", r.Acceptance.String())
	}
	add("Thời gian: ", r.Period)
	if r.Address != r.Place.Name {
		add("Địa chỉ: ", r.Address)
	}
	if len(r.Beneficiaries) > 1 {
		add("Các đơn vị cùng thụ hưởng: ", strings.Join(r.Beneficiaries, "; "))
	}
	return strings.Join(all, ". ")
}

// Key is what a row is recognised by when its book comes again: its year,
// level, title and beneficiary, in folded words.
func (p Project) Key(beneficiaries []string) int64 {
	h := fnv.New64a()
	io.WriteString(h, strconv.Itoa(p.Year)+string(p.Level)+"|"+titleKey(p.Title))
	for _, b := range beneficiaries {
		io.WriteString(h, "|"+NameKey(b))
	}
	return int64(h.Sum64())
}

// titleKey is a title's folded letters and digits.
func titleKey(title string) string {
	return strings.Join(strings.FieldsFunc(Fold(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// Digest tells whether two rows of one key say the same.
func (p Project) Digest() int64 {
	h := fnv.New64a()
	for _, s := range []string{p.Title, string(p.Kind), p.Content, p.Place.Code, p.Place.Name, string(p.Stage), p.Note} {
		io.WriteString(h, s+"\x00")
	}
	for _, l := range p.Lines {
		io.WriteString(h, string(l.Source)+l.Name)
		for _, m := range []Money{l.Requested, l.Approved, l.Done} {
			io.WriteString(h, " "+strconv.FormatInt(int64(m), 10))
		}
	}
	return int64(h.Sum64())
}
