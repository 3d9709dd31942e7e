package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Baseline (trước khi hỗ trợ) stands among the months of a result for how
// things were before the support.
const Baseline = -1

// ResultMonths are when results are recorded: before the support, at
// acceptance, and so many months after it (theo dõi sau hỗ trợ).
var ResultMonths = []int{Baseline, 0, 6, 12, 24, 36}

// MonthLabel is one of ResultMonths in words.
func MonthLabel(month int) string {
	switch month {
	case Baseline:
		return "Trước khi hỗ trợ"
	case 0:
		return "Khi nghiệm thu"
	}
	return "Sau " + strconv.Itoa(month) + " tháng"
}

// ReadingBasis (căn cứ của số đo) says how a value came about, and so how far it is
// to be trusted.
type ReadingBasis string

const (
	Measured  ReadingBasis = "measured"  // có chứng từ, sổ sách
	Stated    ReadingBasis = "stated"    // lời khai của cơ sở
	Estimated ReadingBasis = "estimated" // cán bộ ước tính
	FromBooks ReadingBasis = "books"     // theo sổ cũ: nobody knows how; never typed
)

// ReadingBases in the order in which one trusts them.
var ReadingBases = []ReadingBasis{Measured, Stated, Estimated, FromBooks}

// Label is the class in Vietnamese.
func (c ReadingBasis) Label() string {
	switch c {
	case Measured:
		return "Có chứng từ"
	case Stated:
		return "Cơ sở khai"
	case Estimated:
		return "Cán bộ ước tính"
	case FromBooks:
		return "Theo sổ cũ"
	}
	return string(c)
}

// InUse (máy còn dùng không) is what was found of the supported machine.
type InUse string

const (
	InUseUnsaid InUse = ""
	InUseYes    InUse = "yes"
	InUseLittle InUse = "little" // còn nhưng ít dùng, hỏng chưa sửa
	InUseNo     InUse = "no"     // không còn dùng, đã bán, đã hỏng
)

// InUses in the order of a form.
var InUses = []InUse{InUseUnsaid, InUseYes, InUseLittle, InUseNo}

// Label is what was found in Vietnamese.
func (i InUse) Label() string {
	switch i {
	case InUseYes:
		return "Còn dùng thường xuyên"
	case InUseLittle:
		return "Còn nhưng ít dùng, hoặc hỏng chưa sửa"
	case InUseNo:
		return "Không còn dùng, đã bán hoặc đã hỏng"
	}
	return "Chưa ghi"
}

// Reading (số đo) is one value of an indicator on a sheet.
type Reading struct {
	Indicator Indicator
	Value     Quantity     // unknown: it could not be found out, and Why says why
	Unit      string       // of AddChange only: "tấn/năm"
	Basis     ReadingBasis // of a known value
	Why       string       // why there is no value
}

// UnitLabel is the unit that the value is in.
func (r Reading) UnitLabel() string {
	if r.Unit != "" {
		return r.Unit
	}
	return r.Indicator.UnitLabel()
}

// Text is the value as people read it.
func (r Reading) Text() string {
	if !r.Value.Known {
		return "không có số: " + r.Why
	}
	return fmt.Sprintf("%s %s (%s)", r.Value.Count(), r.UnitLabel(), lowerFirst(r.Basis.Label()))
}

// SheetState is whether a version of a sheet counts.
type SheetState string

const (
	SheetSent      SheetState = "sent"      // chờ cán bộ xác nhận
	SheetConfirmed SheetState = "confirmed" // đã xác nhận, được tính
	SheetReturned  SheetState = "returned"  // trả lại để ghi lại
)

// Label is the state in Vietnamese.
func (s SheetState) Label() string {
	switch s {
	case SheetConfirmed:
		return "Đã xác nhận"
	case SheetReturned:
		return "Trả lại"
	}
	return "Chờ xác nhận"
}

// ResultSheet (phiếu kết quả) is what was found of a project at one of
// ResultMonths: one version of it. Versions are only ever added; the latest
// confirmed one counts.
type ResultSheet struct {
	ID        int64
	ProjectID int64
	Month     int
	Number    int // of the version, from 1
	On        Day // that the values are of
	Readings  []Reading
	InUse     InUse
	Certified string  // products that have a certificate (OCOP, tiêu biểu, chất lượng); "" for none
	Apart     bool    // the people counted here are counted in no other project of the establishment
	PaperIDs  []int64 // evidence among the papers of the project
	Link      string  // evidence elsewhere: an address, a number of a letter
	Note      string
	Reason    string // of a correction: why the version before is wrong
	At        time.Time
	UserID    int64
	UserName  string
	PostTitle string
	Role      Role
	State     SheetState
	CheckedBy string // who confirmed or returned it
	CheckedAt time.Time
	CheckNote string
}

// Who is who wrote the version.
func (s ResultSheet) Who() string { return Event{UserName: s.UserName, PostTitle: s.PostTitle}.Who() }

// Reading is the sheet's value of an indicator.
func (s ResultSheet) Reading(i Indicator) (Reading, bool) {
	if n := slices.IndexFunc(s.Readings, func(r Reading) bool { return r.Indicator == i }); n >= 0 {
		return s.Readings[n], true
	}
	return Reading{Indicator: i}, false
}

// Value is the known value of an indicator, or unknown.
func (s ResultSheet) Value(i Indicator) Quantity {
	r, _ := s.Reading(i)
	return r.Value
}

// EvidenceText says what the sheet rests on.
func (s ResultSheet) EvidenceText() string {
	var parts []string
	if n := len(s.PaperIDs); n > 0 {
		parts = append(parts, groupInt(int64(n))+" giấy tờ, ảnh kèm theo")
	}
	if s.Link != "" {
		parts = append(parts, s.Link)
	}
	if parts == nil {
		return "lời khai, không có giấy tờ kèm"
	}
	return strings.Join(parts, "; ")
}

// Fields lists the sheet as people read it.
func (s ResultSheet) Fields() []FieldValue {
	name := MonthLabel(s.Month) + ": "
	all := []FieldValue{
		{"result_on", name + "ngày của số liệu", s.On.String()}, {"result_in_use", name + "máy, thiết bị", ""},
		{"result_certified", name + "sản phẩm có chứng nhận", s.Certified}, {"result_evidence", name + "căn cứ", s.EvidenceText()}, {"result_note", name + "ghi chú", s.Note},
	}
	if s.InUse != InUseUnsaid {
		all[1].Value = s.InUse.Label()
	}
	if s.Apart {
		all = append(all, FieldValue{"result_apart", name + "không trùng người với đề án khác", "có"})
	}
	for _, r := range s.Readings {
		all = append(all, FieldValue{"result_" + string(r.Indicator), name + lowerFirst(r.Indicator.Label()), r.Text()})
	}
	return all
}

// CountingSheets is the version of each month that counts on a day: the latest
// confirmed one whose values are not of later; by month, the earliest first.
func CountingSheets(all []ResultSheet, on Day) (counting []ResultSheet) {
	for _, month := range ResultMonths {
		var found *ResultSheet
		for i, s := range all {
			if s.Month == month && s.State == SheetConfirmed && s.On <= on && (found == nil || s.Number > found.Number) {
				found = &all[i]
			}
		}
		if found != nil {
			counting = append(counting, *found)
		}
	}
	return counting
}

// Newest is the newest version of a month, whatever its state.
func Newest(all []ResultSheet, month int) (newest ResultSheet, ok bool) {
	for _, s := range all {
		if s.Month == month && s.Number > newest.Number {
			newest, ok = s, true
		}
	}
	return newest, ok
}
