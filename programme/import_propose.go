package programme

import (
	"fmt"
	"iter"
)

// RowFate (việc sẽ làm với dòng) is what becomes of a row when its book is
// confirmed.
type RowFate byte

const (
	RowRefused RowFate = iota // not stored: something is wrong, Why says what
	RowLeftOut                // not stored: the person took it out
	RowNew                    // a new project
	RowSame                   // there already, with the same values: nothing to do
	RowChanged                // of an earlier import: the project is given the book's values
)

// Label is the fate in Vietnamese.
func (f RowFate) Label() string {
	switch f {
	case RowLeftOut:
		return "Bỏ ra"
	case RowNew:
		return "Thêm đề án"
	case RowSame:
		return "Đã có, không đổi"
	case RowChanged:
		return "Sửa đề án đã nhập"
	}
	return "Chưa nhập được"
}

// ProposedRow is what would become of one row.
type ProposedRow struct {
	RowAt
	Fate    RowFate
	Party   int32    // of Proposal.Parties; -1 for none
	Project int64    // that is there already; 0 for none
	Why     []string // why it is refused; of a row that is stored, what to look at
	Key     int64
	Digest  int64
}

// Proposal (đề xuất nhập) is what confirming an import would store.
type Proposal struct {
	Rows    []ProposedRow // in the order of the book
	Parties []BookParty
	Result  ImportResult // New, Changed, …; Stated is counted at the confirmation
}

// Asked lists the beneficiaries of whom it has to be said who they are.
func (p Proposal) Asked() (all []BookParty) {
	for _, one := range p.Parties {
		if len(one.Asked) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// Refused lists the rows that cannot be stored.
func (p Proposal) Refused() (all []ProposedRow) {
	for _, r := range p.Rows {
		if r.Fate == RowRefused {
			all = append(all, r)
		}
	}
	return all
}

// MayConfirm refuses to store what has open questions, or wrong rows that
// nobody agreed to leave out.
func (p Proposal) MayConfirm(c ImportChoices) error {
	asked := len(p.Asked())
	switch {
	case asked > 0:
		return Refuse(Invalid, "beneficiaries", "Còn %s đơn vị thụ hưởng chưa rõ là cơ sở nào trong sổ cơ sở. Chọn cơ sở, hoặc chọn “cơ sở mới”, rồi nhập.", CountText(int64(asked)))
	case p.Result.Refused > 0 && !c.OnlyRight:
		return Refuse(Invalid, "only_right", "Sổ còn %s dòng chưa nhập được. Sửa các dòng đó, hoặc chọn nhập các dòng đúng. Chưa có gì được ghi.", CountText(int64(p.Result.Refused)))
	case p.Result.New+p.Result.Changed == 0 && len(c.Stated) == 0:
		return Refuse(Invalid, "", "Sổ không có dòng nào để ghi: %s", p.Result.Text())
	}
	return nil
}

// KnownProject is a project of the programme as a book's row is held against it.
type KnownProject struct {
	ID       int64
	Key      int64
	Digest   int64 // of what the import stored
	Support  Money // approved and carried out, of a project recorded by hand
	Done     Money
	Code     string
	Decision string // of an import; folded
	Imported bool   // else recorded by hand
	Touched  bool   // changed since its import
}

// says tells whether what is stored says what the row says. A project recorded
// by hand is compared by its support alone: nobody typed the rest in a book's
// words.
func (k KnownProject) says(p Project, digest int64) bool {
	if k.Imported {
		return k.Digest == digest
	}
	return k.Support == p.Approved().Support && k.Done == p.Done().Support
}

// KnownRecords is what is stored already, for a proposal.
type KnownRecords struct {
	Programme      Programme
	Projects       []KnownProject
	Establishments *PartyIndex
	Closed         map[FundYear]bool // fiscal years into whose ledger nothing is written
	Today          Day
}

// proposer makes a proposal row by row.
type proposer struct {
	known   KnownRecords
	user    User
	choices ImportChoices
	left    map[RowAt]bool
	kept    map[RowAt]bool
	byKey   map[int64][]int32
	byCode  map[string]int32
	claimed []bool
	codes   map[string]RowAt
	parties parties
	out     Proposal
}

// ProposeImport decides what becomes of each row of a book. It stores nothing and
// guesses nothing: who a beneficiary is, where that is not certain, is asked.
func ProposeImport(rows iter.Seq[BookRow], known KnownRecords, c ImportChoices, u User) Proposal {
	p := proposer{known: known, user: u, choices: c, left: map[RowAt]bool{}, kept: map[RowAt]bool{}, byKey: make(map[int64][]int32, len(known.Projects)),
		byCode: map[string]int32{}, claimed: make([]bool, len(known.Projects)), codes: map[string]RowAt{},
		parties: parties{register: known.Establishments, answers: c.Beneficiaries, byName: map[string][]int32{}, byTax: map[string]int32{}}}
	for _, at := range c.LeftOut {
		p.left[at] = true
	}
	for _, at := range c.Kept {
		p.kept[at] = true
	}
	for i, k := range known.Projects {
		p.byKey[k.Key] = append(p.byKey[k.Key], int32(i))
		if k.Code != "" {
			p.byCode[k.Code] = int32(i)
		}
	}
	for r := range rows {
		one := p.row(&r)
		p.out.Rows = append(p.out.Rows, one)
		p.count(one.Fate)
	}
	p.out.Parties = p.parties.all
	p.countParties()
	return p.out
}

func (p *proposer) row(r *BookRow) ProposedRow {
	one := ProposedRow{RowAt: r.RowAt, Party: -1}
	if p.left[r.RowAt] {
		one.Fate = RowLeftOut
		return one
	}
	project, err := r.Project(p.known.Programme, p.choices, p.known.Today)
	one.Why = append(one.Why, r.Unknown...)
	for _, problem := range Problems(err) {
		one.Why = append(one.Why, problem.Message)
	}
	if !p.kept[r.RowAt] {
		one.Why = append(one.Why, r.Doubts...)
	}
	if len(one.Why) == 0 && !p.user.SeesProject(project) {
		one.Why = append(one.Why, outOfPost(p.user))
	}
	if len(one.Why) > 0 {
		return one
	}
	one.Key, one.Digest = project.Key(r.Beneficiaries), project.Digest()
	p.recognise(&one, r, project)
	if why := p.closedYears(project); len(why) > 0 && (one.Fate == RowNew || one.Fate == RowChanged) {
		one.Fate, one.Why = RowRefused, why
	}
	if one.Fate == RowRefused {
		return one
	}
	if len(r.Beneficiaries) == 1 && one.Fate == RowNew {
		one.Party = int32(p.parties.at(r))
	}
	one.Why = append(one.Why, r.Remarks...)
	if _, err := ParseTaxCode("tax_code", r.TaxCode); err != nil {
		one.Why = append(one.Why, Problems(err)[0].Message+" Mã này không được ghi.")
	}
	if p.kept[r.RowAt] {
		one.Why = append(one.Why, r.Doubts...)
	}
	return one
}

// closedYears tells of money in a fiscal year that is closed.
func (p *proposer) closedYears(project Project) (why []string) {
	for _, l := range project.Lines {
		if l.Source.IsSupport() && p.known.Closed[FundYear{project.ProgrammeID, project.Year, l.Source}] {
			why = append(why, fmt.Sprintf("Năm ngân sách %d, %s đã khóa sổ nên không ghi thêm đề án của năm đó được.", project.Year, lowerFirst(l.Source.Label())))
		}
	}
	return why
}

func outOfPost(u User) string {
	return fmt.Sprintf("Đề án nằm ngoài phạm vi của chức vụ “%s” (%s).", u.PostTitle, u.ScopeLabel)
}

// recognise finds the project that a row is already, and what to do with it.
func (p *proposer) recognise(one *ProposedRow, r *BookRow, project Project) {
	one.Fate = RowNew
	code, decision := Clean(r.Code), Fold(Clean(r.Decision))
	if at, taken := p.codes[code]; taken && code != "" {
		one.Fate, one.Why = RowRefused, []string{fmt.Sprintf("Mã đề án %s đã có ở %s của sổ này.", code, at)}
		return
	}
	if code != "" {
		p.codes[code] = r.RowAt
	}
	i, known, other := p.match(one, code, decision)
	switch {
	case !known && other != "" && !p.kept[r.RowAt]:
		one.Fate, one.Why = RowRefused, []string{other}
	case !known:
	case p.known.Projects[i].says(project, one.Digest):
		one.Fate = RowSame
	default:
		one.Fate = RowChanged
	}
	if !known {
		return
	}
	k := p.known.Projects[i]
	p.claimed[i] = true
	one.Project = k.ID
	switch {
	case one.Fate == RowChanged && !k.Imported:
		one.Fate, one.Why = RowRefused, []string{fmt.Sprintf("Đề án %s đã được nhập tay với số liệu khác sổ. Sửa đề án đó, hoặc sửa sổ.", k.Code)}
	case one.Fate == RowChanged && k.Touched:
		one.Fate, one.Why = RowRefused, []string{fmt.Sprintf("Đề án %s đã nhập từ sổ và được sửa sau đó, nay sổ ghi khác. Sửa đề án đó nếu sổ đúng, hoặc bỏ dòng này ra.", k.Code)}
	}
}

// match finds the stored project of a row: by its code, else by its key. Where
// it is not certain, other says why it is asked.
func (p *proposer) match(one *ProposedRow, code, decision string) (i int32, known bool, other string) {
	if at, taken := p.byCode[code]; taken && code != "" {
		if k := p.known.Projects[at]; !k.Imported && k.Key != one.Key {
			return 0, false, fmt.Sprintf("Mã %s đã dùng cho một đề án khác của chương trình. Sửa mã trong sổ.", code)
		}
		return at, true, ""
	}
	var open []int32
	for _, at := range p.byKey[one.Key] {
		k := p.known.Projects[at]
		if p.claimed[at] || code != "" && k.Code != "" && k.Imported && k.Code == code {
			continue
		}
		if k.Imported && k.Digest == one.Digest {
			return at, true, ""
		}
		open = append(open, at)
	}
	var of []int32
	for _, at := range open {
		if d := p.known.Projects[at].Decision; d == "" || decision == "" || d == decision {
			of = append(of, at)
		}
	}
	switch {
	case len(of) == 1:
		return of[0], true, ""
	case len(of) > 1:
		return 0, false, fmt.Sprintf("Có %d đề án đã lưu cùng tên, năm, đơn vị thụ hưởng, không rõ dòng này là đề án nào. Bỏ dòng ra, hoặc giữ như sổ để thêm thành đề án mới.", len(of))
	case len(open) > 0:
		return 0, false, fmt.Sprintf("Đề án %s đã lưu cùng tên, năm, đơn vị thụ hưởng nhưng khác số quyết định. Nếu là hai đề án thì giữ như sổ; nếu là một thì sửa số quyết định.", p.known.Projects[open[0]].Code)
	}
	return 0, false, ""
}

func (p *proposer) count(f RowFate) {
	r := &p.out.Result
	r.Rows++
	switch f {
	case RowNew:
		r.New++
	case RowChanged:
		r.Changed++
	case RowSame:
		r.Same++
	case RowLeftOut:
		r.LeftOut++
	default:
		r.Refused++
	}
}

func (p *proposer) countParties() {
	for _, one := range p.out.Parties {
		if one.Existing == 0 && len(one.Asked) == 0 {
			p.out.Result.Establishments++
		}
	}
}
