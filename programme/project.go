package programme

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// ProjectKind tells projects from the plans and tasks that a report counts
// apart ("01 kế hoạch và 66 đề án").
type ProjectKind string

const (
	KindProject ProjectKind = "project" // đề án
	KindPlan    ProjectKind = "plan"    // kế hoạch, nhiệm vụ
)

// Label is the kind in Vietnamese.
func (k ProjectKind) Label() string {
	if k == KindPlan {
		return "Kế hoạch, nhiệm vụ"
	}
	return "Đề án"
}

// Source (nguồn kinh phí) is where a line of money comes from.
type Source string

const (
	FromNational Source = "national" // ngân sách khuyến công quốc gia
	FromLocal    Source = "local"    // ngân sách khuyến công địa phương
	FromOther    Source = "other"    // chương trình khác lồng ghép
	FromCash     Source = "cash"     // cơ sở đóng góp bằng tiền
	FromInKind   Source = "in_kind"  // cơ sở đóng góp bằng hiện vật, công lao động
	FromCredit   Source = "credit"   // cơ sở vay tín dụng
)

// Sources in the order in which papers list them.
var Sources = []Source{FromNational, FromLocal, FromOther, FromCash, FromInKind, FromCredit}

// Label is the source in Vietnamese.
func (s Source) Label() string {
	switch s {
	case FromNational:
		return "Khuyến công quốc gia"
	case FromLocal:
		return "Khuyến công địa phương"
	case FromOther:
		return "Chương trình khác lồng ghép"
	case FromCash:
		return "Đóng góp bằng tiền"
	case FromInKind:
		return "Đóng góp bằng hiện vật"
	case FromCredit:
		return "Vay tín dụng"
	}
	return string(s)
}

// IsSupport tells khuyến công money, IsCounterpart the beneficiary's own part
// (đối ứng); money of another programme is neither.
func (s Source) IsSupport() bool     { return s == FromNational || s == FromLocal }
func (s Source) IsCounterpart() bool { return s == FromCash || s == FromInKind || s == FromCredit }

// FundingLine is one source's part in a project. The amounts stand beside each
// other and none ever overwrites another: who applies asks, an appraisal
// recommends, a decision on the plan approves, money is paid out, and the work
// is settled. The last three are running sums of the ledger.
type FundingLine struct {
	Source    Source
	Name      string // which programme, for FromOther
	Requested Money  // đề nghị
	Appraised Money  // thẩm định
	Approved  Money  // in the annual plan
	Disbursed Money  // advanced and paid, less what came back
	Done      Money  // settled
}

// Sums is a number of projects and plans with their money. Total is always
// Support + Counterpart + Other.
type Sums struct {
	Projects, Plans             int64
	Support, Counterpart, Other Money
}

// Total is the whole cost.
func (s Sums) Total() Money { return s.Support + s.Counterpart + s.Other }

// Plus adds two sums.
func (s Sums) Plus(o Sums) Sums {
	return Sums{s.Projects + o.Projects, s.Plans + o.Plans, s.Support + o.Support, s.Counterpart + o.Counterpart, s.Other + o.Other}
}

// add puts an amount under the heading its source belongs to.
func (s *Sums) add(from Source, m Money) {
	switch {
	case from.IsSupport():
		s.Support += m
	case from.IsCounterpart():
		s.Counterpart += m
	default:
		s.Other += m
	}
}

// Project (đề án) is the smallest approved, funded unit of the programme.
type Project struct {
	ID            int64
	ProgrammeID   int64
	Code          string // mã đề án, unique in the programme
	Title         string
	Kind          ProjectKind
	Content       string // content code
	Level         Level  // National or Local
	Year          int    // of the annual plan
	Establishment EstablishmentRef
	Place         PlaceRef
	Stage         Stage
	StageSince    time.Time
	Due           Day           // last day of who holds it now; 0 for no limit
	DaysLeft      int           // working days that were left to who returned it; the clock stands still meanwhile
	BackTo        Stage         // where it goes back to from Returned, Rejected or Stopped
	Round         int           // how often it was submitted
	Recorded      bool          // taken over from old books, not come its way in the program
	Charges       Charges       // written by AssignCharges alone
	Lines         []FundingLine // at most one a source, but for FromOther
	Commitment    Money         // đóng góp mà đơn vị thụ hưởng đã cam kết
	Outcomes      []Outcome
	NormException string // văn bản cho phép hỗ trợ vượt định mức; "" for none
	Note          string
	Version       int64
	UpdatedAt     time.Time

	// Not part of the record: what the last return opened, as the store reads
	// it while the project stands at Returned, and why an officer who saves a
	// correction of what was submitted does so.
	Open       []string
	Correction string
}

// EstablishmentRef is a beneficiary as a project shows it; ID 0 for none.
type EstablishmentRef struct {
	ID   int64
	Name string
}

// Requested, Appraised, Approved, Disbursed and Done are the project's own sums.
func (p Project) Requested() Sums { return p.sums(func(l FundingLine) Money { return l.Requested }) }
func (p Project) Appraised() Sums { return p.sums(func(l FundingLine) Money { return l.Appraised }) }
func (p Project) Approved() Sums  { return p.sums(func(l FundingLine) Money { return l.Approved }) }
func (p Project) Disbursed() Sums { return p.sums(func(l FundingLine) Money { return l.Disbursed }) }
func (p Project) Done() Sums      { return p.sums(func(l FundingLine) Money { return l.Done }) }

// Fund is the source that the project's level stands for.
func (p Project) Fund() Source {
	if p.Level == National {
		return FromNational
	}
	return FromLocal
}

func (p Project) sums(of func(FundingLine) Money) Sums {
	s := Sums{Projects: 1}
	if p.Kind == KindPlan {
		s = Sums{Plans: 1}
	}
	for _, l := range p.Lines {
		s.add(l.Source, of(l))
	}
	return s
}

// Line is the project's money from a source.
func (p Project) Line(from Source) FundingLine {
	for _, l := range p.Lines {
		if l.Source == from {
			return l
		}
	}
	return FundingLine{Source: from}
}

// SameAs tells whether saving the project over another version of it would
// change nothing. The order of lines, and lines in which nothing stands, are no
// change.
func (p Project) SameAs(stored Project) bool {
	same := slices.Equal(inOrder(p.Lines), inOrder(stored.Lines)) && slices.Equal(p.Outcomes, stored.Outcomes)
	p.Lines, p.Outcomes, p.Version, p.UpdatedAt = stored.Lines, stored.Outcomes, stored.Version, stored.UpdatedAt
	p.Open, p.Correction = stored.Open, stored.Correction
	return p.ID != 0 && same && reflect.DeepEqual(p, stored)
}

// KeepDisbursed gives the lines what was paid out of each: no form types it.
func (p *Project) KeepDisbursed(stored Project) {
	for i, l := range p.Lines {
		p.Lines[i].Disbursed = 0
		for _, was := range stored.Lines {
			if was.Source == l.Source && was.Name == l.Name {
				p.Lines[i].Disbursed = was.Disbursed
			}
		}
	}
}

// inOrder are the lines in which something stands, in the order of papers.
func inOrder(lines []FundingLine) []FundingLine {
	filled := slices.DeleteFunc(slices.Clone(lines), func(l FundingLine) bool { return l == FundingLine{Source: l.Source} })
	slices.SortFunc(filled, func(a, b FundingLine) int {
		return cmp.Or(cmp.Compare(slices.Index(Sources, a.Source), slices.Index(Sources, b.Source)), cmp.Compare(a.Name, b.Name))
	})
	return filled
}

// PlaceDay is the day whose list of units the project's place is looked up
// in: the first of its year, when its plan has just been approved. A project
// of 2025 so has its district, which was abolished on 01/07/2025.
func (p Project) PlaceDay() Day {
	d, _ := NewDay(p.Year, 1, 1)
	return d
}

// MaxProjectCost is the largest cost of one project that is believed. More is
// a slip of the unit: it is over three times a province's whole five years.
const MaxProjectCost = 500 * Billion

// Check refuses a project that cannot be, naming every wrong field.
func (p Project) Check(of Programme) error {
	errs := []error{
		required("code", "mã đề án", p.Code, 40),
		required("title", "tên đề án", p.Title, 500),
		atMost("note", "ghi chú", p.Note, 4000),
		atMost("norm_exception", "văn bản cho phép vượt mức", p.NormException, 500),
	}
	if p.Kind != KindProject && p.Kind != KindPlan {
		errs = append(errs, Refuse(Invalid, "kind", "Chọn loại: đề án hoặc kế hoạch, nhiệm vụ."))
	}
	if _, ok := ContentByCode(p.Content); !ok {
		errs = append(errs, Refuse(Invalid, "content", "Chọn nội dung hỗ trợ trong danh mục."))
	}
	if p.Level != National && p.Level != Local {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn của đề án: quốc gia hoặc địa phương."))
	}
	if p.Year < of.From || p.Year > of.To {
		errs = append(errs, Refuse(Invalid, "year", "Năm %d nằm ngoài chương trình %s (%d-%d).", p.Year, of.Code, of.From, of.To))
	}
	errs = append(errs, p.checkStage(), p.checkMoney(), p.checkOutcomes())
	return errors.Join(errs...)
}

func (p Project) checkOutcomes() error {
	var errs []error
	seen := map[Indicator]bool{}
	for _, o := range p.Outcomes {
		field := "outcome_" + string(o.Indicator)
		switch {
		case !slices.Contains(Indicators, o.Indicator):
			errs = append(errs, Refuse(Invalid, field, "Chỉ tiêu “%s” không có trong danh mục. Chọn trong danh sách.", string(o.Indicator)))
		case seen[o.Indicator]:
			errs = append(errs, Refuse(Invalid, field, "Kết quả “%s” được nhập hai lần. Gộp thành một dòng.", o.Indicator.Label()))
		case o.Promised.Value < 0 || o.Actual.Value < 0:
			errs = append(errs, Refuse(Invalid, field, "Kết quả “%s” không được âm.", o.Indicator.Label()))
		case o.Promised.Money() > MaxProjectCost || o.Actual.Money() > MaxProjectCost:
			errs = append(errs, Refuse(Invalid, field, "Kết quả “%s” lớn bất thường. Kiểm tra lại đơn vị tính.", o.Indicator.Label()))
		}
		seen[o.Indicator] = true
		if whole := p.outcome(o.Indicator.PartOf()); moreThan(o.Promised, whole.Promised) || moreThan(o.Actual, whole.Actual) {
			errs = append(errs, Refuse(Invalid, field, "“%s” không thể nhiều hơn “%s”.", o.Indicator.Label(), lowerFirst(whole.Indicator.Label())))
		}
	}
	return errors.Join(errs...)
}

func moreThan(part, whole Quantity) bool {
	return part.Known && whole.Known && part.Value > whole.Value
}

func (p Project) checkStage() error {
	switch {
	case !p.Stage.Known():
		return Refuse(Invalid, "stage", "Chọn tình trạng của đề án.")
	case p.Stage == Completed && p.Done().Total() == 0:
		return Refuse(Invalid, "stage", "Đề án hoàn thành phải có kinh phí thực hiện. Nhập cột “Thực hiện” hoặc chọn tình trạng khác.")
	}
	return nil
}

func (p Project) checkMoney() error {
	var errs []error
	seen := map[FundingLine]bool{}
	for _, l := range p.Lines {
		line := FundingLine{Source: l.Source, Name: l.Name}
		switch {
		case !slices.Contains(Sources, l.Source):
			errs = append(errs, Refuse(Invalid, "done_"+string(l.Source), "Nguồn kinh phí “%s” không có trong danh mục. Chọn trong danh sách.", string(l.Source)))
		case seen[line]:
			errs = append(errs, Refuse(Invalid, "done_"+string(l.Source), "Nguồn “%s” được nhập hai lần. Gộp thành một dòng.", l.Source.Label()))
		}
		seen[line] = true
		for _, side := range []struct {
			field, name string
			amount      Money
		}{{"requested", "đề nghị", l.Requested}, {"appraised", "thẩm định", l.Appraised}, {"approved", "kế hoạch duyệt", l.Approved}, {"done", "thực hiện", l.Done}} {
			field := side.field + "_" + string(l.Source)
			switch {
			case side.amount < 0:
				errs = append(errs, Refuse(Invalid, field, "%s, phần %s: số tiền âm (%s). Nhập số từ 0 trở lên.", l.Source.Label(), side.name, side.amount.Dong()))
			case side.amount > MaxProjectCost:
				errs = append(errs, Refuse(Invalid, field, "%s, phần %s: %s là lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", l.Source.Label(), side.name, side.amount.Dong(), MaxProjectCost.Dong()))
			}
		}
	}
	if p.Commitment < 0 || p.Commitment > MaxProjectCost {
		errs = append(errs, Refuse(Invalid, "commitment", "Số cam kết đóng góp phải từ 0 đến %s.", MaxProjectCost.Dong()))
	}
	given, column, field := p.Approved().Counterpart, "kế hoạch duyệt", "approved_cash"
	if p.Stage == Completed {
		given, column, field = p.Done().Counterpart, "thực hiện", "done_cash"
	}
	if len(errs) == 0 && p.Stage.InPlan() && p.Stage != Stopped && given < p.Commitment {
		errs = append(errs, Refuse(Invalid, field, "Đơn vị thụ hưởng đóng góp %s (cột %s), thấp hơn cam kết %s, thiếu %s. Sửa số đóng góp, hoặc sửa cam kết nếu có văn bản thay đổi.",
			given.Dong(), column, p.Commitment.Dong(), (p.Commitment-given).Dong()))
	}
	return errors.Join(errs...)
}

// Fields lists the project as people read it.
func (p Project) Fields() []FieldValue {
	content, _ := ContentByCode(p.Content)
	all := []FieldValue{
		{"code", "Mã đề án", p.Code}, {"title", "Tên đề án", p.Title}, {"kind", "Loại", p.Kind.Label()},
		{"content", "Nội dung", content.Name}, {"level", "Nguồn", p.Level.Label()}, {"year", "Năm", strconv.Itoa(p.Year)},
		{"establishment", "Đơn vị thụ hưởng", p.Establishment.Name}, {"place", "Địa bàn", p.Place.String()},
		{"stage", "Tình trạng", p.Stage.Label()}, {"commitment", "Cam kết đóng góp", p.Commitment.Dong()},
	}
	for _, l := range p.Lines {
		name := l.Source.Label()
		if l.Name != "" {
			name += " – " + l.Name
		}
		if !p.Recorded || l.Requested != 0 {
			all = append(all, FieldValue{"requested_" + string(l.Source) + l.Name, name + " (đề nghị)", l.Requested.Dong()})
		}
		if l.Appraised != 0 {
			all = append(all, FieldValue{"appraised_" + string(l.Source) + l.Name, name + " (thẩm định)", l.Appraised.Dong()})
		}
		all = append(all,
			FieldValue{"approved_" + string(l.Source) + l.Name, name + " (kế hoạch duyệt)", l.Approved.Dong()},
			FieldValue{"done_" + string(l.Source) + l.Name, name + " (thực hiện)", l.Done.Dong()})
	}
	for _, o := range p.Outcomes {
		all = append(all,
			FieldValue{"promised_" + string(o.Indicator), o.Indicator.Label() + " (cam kết)", o.Indicator.Text(o.Promised)},
			FieldValue{"actual_" + string(o.Indicator), o.Indicator.Label() + " (thực tế)", o.Indicator.Text(o.Actual)})
	}
	return append(all, FieldValue{"norm_exception", "Văn bản cho phép vượt định mức", p.NormException}, FieldValue{"note", "Ghi chú", p.Note})
}
