package programme

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// AcceptanceState (tình trạng biên bản nghiệm thu) is where an acceptance
// record stands.
type AcceptanceState string

const (
	AcceptanceDraft     AcceptanceState = "draft"     // đang lập
	AcceptanceConcluded AcceptanceState = "concluded" // đã kết luận
	AcceptanceCancelled AcceptanceState = "cancelled" // đã hủy
)

// Label is the state in Vietnamese.
func (s AcceptanceState) Label() string {
	switch s {
	case AcceptanceDraft:
		return "Đang lập"
	case AcceptanceConcluded:
		return "Đã kết luận"
	case AcceptanceCancelled:
		return "Đã hủy"
	}
	return string(s)
}

// AcceptanceForm is which form of Phụ lục 1 of TT 36/2013/TT-BCT the record
// follows.
type AcceptanceForm string

const (
	Form5a AcceptanceForm = "5a"
	Form5b AcceptanceForm = "5b"
	Form5c AcceptanceForm = "5c"
)

// AcceptanceForms in the order of the circular.
var AcceptanceForms = []AcceptanceForm{Form5a, Form5b, Form5c}

// Label says when the form is used.
func (f AcceptanceForm) Label() string {
	switch f {
	case Form5a:
		return "Mẫu 5a – nghiệm thu cơ sở theo địa bàn"
	case Form5b:
		return "Mẫu 5b – đơn vị tự xuất hóa đơn, khởi sự doanh nghiệp"
	case Form5c:
		return "Mẫu 5c – cơ quan khuyến công quốc gia nghiệm thu"
	}
	return string(f)
}

// AcceptanceSide (bên tham gia nghiệm thu) is whom a member stands for.
type AcceptanceSide string

const (
	SideOffice      AcceptanceSide = "office"      // Sở Công Thương, hoặc cơ quan quốc gia với Mẫu 5c
	SideLocality    AcceptanceSide = "locality"    // UBND cấp xã
	SideImplementer AcceptanceSide = "implementer" // đơn vị thực hiện
	SideBeneficiary AcceptanceSide = "beneficiary" // đơn vị thụ hưởng
)

// AcceptanceSides in the order of the form; all four sign.
var AcceptanceSides = []AcceptanceSide{SideOffice, SideLocality, SideImplementer, SideBeneficiary}

// Label is the side in Vietnamese.
func (s AcceptanceSide) Label() string {
	switch s {
	case SideOffice:
		return "Sở Công Thương"
	case SideLocality:
		return "UBND cấp xã"
	case SideImplementer:
		return "Đơn vị thực hiện"
	case SideBeneficiary:
		return "Đơn vị thụ hưởng"
	}
	return string(s)
}

// AcceptanceMember is one who takes part and signs.
type AcceptanceMember struct {
	Side   AcceptanceSide `json:"side"`
	Name   string         `json:"name"`
	Title  string         `json:"title,omitempty"`
	Signed Day            `json:"signed,omitempty"` // 0: has not signed
}

// AcceptedLine is what was done of one cost line, beside what the contract
// says of it.
type AcceptedLine struct {
	CostID     int64          `json:"cost"`
	Item       string         `json:"item"`
	Unit       string         `json:"unit,omitempty"`
	Quantity   Volume         `json:"quantity,omitempty"` // of the contract; 0: lump
	Contracted []SourceAmount `json:"contracted"`         // of the contract, by source
	Done       Volume         `json:"done,omitempty"`     // accepted volume, of lines that are no lump
	Accepted   Money          `json:"accepted"`           // accepted cost, of all sources
	Remark     string         `json:"remark,omitempty"`
}

// Total is what the contract has for the line.
func (l AcceptedLine) Total() Money { return sumOf(l.Contracted) }

// AcceptedMachine is a machine as it was found on the site.
type AcceptedMachine struct {
	Name    string `json:"name"`
	Model   string `json:"model,omitempty"`
	Serial  string `json:"serial,omitempty"`
	Located bool   `json:"located,omitempty"` // the plate was read and is that of the papers
	Runs    bool   `json:"runs,omitempty"`    // it was run
	Note    string `json:"note,omitempty"`
}

// AcceptanceResult (kết luận nghiệm thu).
type AcceptanceResult string

const (
	NotAccepted    AcceptanceResult = ""        // not concluded
	AcceptedWhole  AcceptanceResult = "whole"   // đạt
	AcceptedPartly AcceptanceResult = "partly"  // đạt một phần
	AcceptedFailed AcceptanceResult = "refused" // không đạt
)

// AcceptanceResults in the order of lists.
var AcceptanceResults = []AcceptanceResult{AcceptedWhole, AcceptedPartly, AcceptedFailed}

// Label is the result in Vietnamese.
func (r AcceptanceResult) Label() string {
	switch r {
	case AcceptedWhole:
		return "Đạt"
	case AcceptedPartly:
		return "Đạt một phần"
	case AcceptedFailed:
		return "Không đạt"
	}
	return "Chưa kết luận"
}

// Acceptance (biên bản nghiệm thu cơ sở) is what the sides found of the work
// that a contract names. Once concluded it is never changed; cancelling it
// leaves it as it was and takes its lines of the ledger back.
type Acceptance struct {
	ID        int64
	ProjectID int64
	State     AcceptanceState
	Number    string
	Dated     Day
	Body      AcceptanceBody
	Writer    int64
	WrittenBy string // person and post
	Concluded Entered
	Cancelled Entered
	Reason    string // of the cancelling
	Paper     string // the paper that cancelled it
	Version   int64
	UpdatedAt time.Time
}

// AcceptanceBody is what the record says, kept as JSON.
type AcceptanceBody struct {
	Form       AcceptanceForm     `json:"form"`
	Place      string             `json:"place"`
	Basis      string             `json:"basis"` // căn cứ: contract, decision
	Members    []AcceptanceMember `json:"members"`
	Lines      []AcceptedLine     `json:"lines"`
	Machines   []AcceptedMachine  `json:"machines,omitempty"`
	Evidence   []EvidenceItem     `json:"evidence,omitempty"`
	Quality    string             `json:"quality,omitempty"`
	Effect     string             `json:"effect,omitempty"` // hiệu quả bước đầu
	Result     AcceptanceResult   `json:"result"`
	Conclusion string             `json:"conclusion,omitempty"`
	Support    FinalSupport       `json:"support"`
	Sources    []SourceAmount     `json:"sources,omitempty"` // accepted support, by source
	Content    string             `json:"content,omitempty"`
	Stopped    bool               `json:"stopped,omitempty"` // of a project that was stopped: its volume
}

// Cost is the accepted cost of all lines; Contracted what the contract has.
func (b AcceptanceBody) Cost() (sum Money) {
	for _, l := range b.Lines {
		sum += l.Accepted
	}
	return sum
}

func (b AcceptanceBody) Contracted() (sum Money) {
	for _, l := range b.Lines {
		sum += l.Total()
	}
	return sum
}

// ContractSources is what the contract has, by source.
func (b AcceptanceBody) ContractSources() []SourceAmount {
	var all []SourceAmount
	for _, l := range b.Lines {
		all = append(all, l.Contracted...)
	}
	return bySource(all)
}

// Line finds the accepted line of a cost line.
func (b AcceptanceBody) Line(cost int64) (AcceptedLine, bool) {
	for _, l := range b.Lines {
		if l.CostID == cost {
			return l, true
		}
	}
	return AcceptedLine{}, false
}

// Unsigned lists the sides that have not all signed.
func (b AcceptanceBody) Unsigned() (all []AcceptanceSide) {
	for _, side := range AcceptanceSides {
		signed := false
		for _, m := range b.Members {
			if m.Side == side {
				signed = m.Signed != 0
				if !signed {
					break
				}
			}
		}
		if !signed {
			all = append(all, side)
		}
	}
	return all
}

// KeepLines brings the record's lines to the contract's cost table: what was
// found of a line stays, lines of the contract that are new stand with what the
// contract has.
func (b *AcceptanceBody) KeepLines(costs []CostLine) {
	var all []AcceptedLine
	for _, c := range costs {
		l, had := b.Line(c.ID)
		if !had {
			l = AcceptedLine{Done: c.Quantity, Accepted: c.Total()}
		}
		l.CostID, l.Item, l.Unit, l.Quantity, l.Contracted = c.ID, c.Item, c.Unit, c.Quantity, c.Amounts
		all = append(all, l)
	}
	b.Lines = all
}

// Compute works out the accepted support and its sources.
func (b *AcceptanceBody) Compute(basis SupportBasis) {
	basis.ContractGave, basis.ContractCost, basis.Cost = sumOf(ofKind(b.ContractSources(), true)), b.Contracted(), b.Cost()
	b.Support = FinalSupportOf(basis)
	if b.Result == AcceptedFailed {
		b.Support = FinalSupport{Note: "Nghiệm thu không đạt nên không có giá trị được nghiệm thu."}
	}
	b.Sources = splitBy(b.Support.Amount, ofKind(b.ContractSources(), true))
}

// Title names the record.
func (a Acceptance) Title() string {
	if a.Body.Stopped {
		return "Biên bản xác nhận khối lượng " + paperText(a.Number, a.Dated)
	}
	return "Biên bản nghiệm thu " + paperText(a.Number, a.Dated)
}

// Fields lists the record as people read it.
func (a Acceptance) Fields() []FieldValue {
	b := a.Body
	all := []FieldValue{
		{"form", "Mẫu", b.Form.Label()}, {"number", "Số biên bản", a.Number}, {"dated", "Ngày", a.Dated.String()}, {"place", "Địa điểm", b.Place}, {"basis", "Căn cứ", b.Basis},
	}
	for i, m := range b.Members {
		signed := "chưa ký"
		if m.Signed != 0 {
			signed = "đã ký " + m.Signed.String()
		}
		all = append(all, FieldValue{fmt.Sprintf("member_%d", i+1), fmt.Sprintf("Thành viên %d", i+1), strings.Join([]string{m.Side.Label(), m.Name, m.Title, signed}, ", ")})
	}
	for _, l := range b.Lines {
		value := l.Accepted.Dong()
		if l.Quantity != 0 {
			value += fmt.Sprintf(", khối lượng %s %s", l.Done, l.Unit)
		}
		if l.Remark != "" {
			value += " (" + l.Remark + ")"
		}
		all = append(all, FieldValue{fmt.Sprintf("accepted_%d", l.CostID), "Nghiệm thu: " + l.Item, value})
	}
	for i, m := range b.Machines {
		all = append(all, FieldValue{fmt.Sprintf("machine_%d", i+1), fmt.Sprintf("Máy %d", i+1), m.String()})
	}
	for _, e := range b.Evidence {
		all = append(all, FieldValue{"evidence_" + e.Code, e.Name, e.StateText()})
	}
	return append(all, FieldValue{"quality", "Chất lượng", b.Quality}, FieldValue{"effect", "Hiệu quả bước đầu", b.Effect}, FieldValue{"result", "Kết luận", b.Result.Label()},
		FieldValue{"conclusion", "Nội dung kết luận", b.Conclusion}, FieldValue{"support", "Hỗ trợ được nghiệm thu", b.Support.Amount.Dong()})
}

// String is the machine in one line.
func (m AcceptedMachine) String() string {
	parts := []string{m.Name}
	if m.Model != "" {
		parts = append(parts, "kiểu "+m.Model)
	}
	if m.Serial != "" {
		parts = append(parts, "số máy "+m.Serial)
	}
	parts = append(parts, yesText(m.Located, "đúng biển máy", "chưa đối chiếu biển máy"), yesText(m.Runs, "đã chạy thử", "chưa chạy thử"))
	if m.Note != "" {
		parts = append(parts, m.Note)
	}
	return strings.Join(parts, ", ")
}

func yesText(yes bool, is, isNot string) string {
	if yes {
		return is
	}
	return isNot
}

// StandingAcceptance is the record that was concluded and stands; ok is false
// where there is none.
func StandingAcceptance(all []Acceptance) (a Acceptance, ok bool) {
	i := slices.IndexFunc(all, func(a Acceptance) bool { return a.State == AcceptanceConcluded })
	if i < 0 {
		return a, false
	}
	return all[i], true
}
