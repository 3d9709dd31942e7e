package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// PayStage (lần chi) tells money before the work is accepted from the rest.
// It is the type of a payment matter.
type PayStage string

const (
	PayAdvance PayStage = "advance" // tạm ứng
	PayRest    PayStage = "rest"    // thanh toán
)

// PayStages in the order of lists.
var PayStages = []PayStage{PayAdvance, PayRest}

// Label is the stage in Vietnamese.
func (s PayStage) Label() string {
	switch s {
	case PayAdvance:
		return "Tạm ứng"
	case PayRest:
		return "Thanh toán"
	}
	return string(s)
}

// VolumeBase (khối lượng tính trên) is what the share of work done is of.
type VolumeBase string

const (
	OfItem       VolumeBase = "item"       // hạng mục được hỗ trợ
	OfInvestment VolumeBase = "investment" // tổng mức đầu tư
)

// VolumeBases in the order of forms.
var VolumeBases = []VolumeBase{OfItem, OfInvestment}

// Label is the base in Vietnamese.
func (v VolumeBase) Label() string {
	if v == OfInvestment {
		return "tổng mức đầu tư"
	}
	return "hạng mục được hỗ trợ"
}

// PaymentRule (quy định tạm ứng, thanh toán) is one dated row of what a law
// says of paying a content of support: either how much, on which volume of
// work, or, where Item is not empty, one paper of evidence (chứng từ). A row
// that nobody has confirmed is shown and never applied.
type PaymentRule struct {
	ID          int64
	Content     string // code; "" for every content
	Stage       PayStage
	Percent     int64 // at most of the support, in hundredths of a percent; 0 for a paper
	Volume      int64 // the work must be above this share, in hundredths of a percent; 0: no condition
	VolumeOf    VolumeBase
	Accepted    bool   // only once the work is accepted
	Item        string // the paper that is asked for
	Optional    bool   // "nếu có"
	Source      string
	Clause      string
	From, To    Day // both included; To 0: until further notice
	ConfirmedBy string
	ConfirmedOn Day
	Note        string
	Version     int64
}

// On tells whether the rule is in force on a day; Confirmed whether somebody
// has held it against the text; Evidence whether it names a paper.
func (r PaymentRule) On(d Day) bool   { return r.From <= d && (r.To == 0 || d <= r.To) }
func (r PaymentRule) Confirmed() bool { return r.ConfirmedBy != "" }
func (r PaymentRule) Evidence() bool  { return r.Item != "" }

// Citation is the rule's source with the days it is in force.
func (r PaymentRule) Citation() string {
	return Norm{Source: r.Source, Clause: r.Clause, From: r.From, To: r.To}.Citation()
}

// PercentText prints hundredths of a percent: "70 %".
func PercentText(v int64) string { return trimZeros(FixedDecimal(v, 2)) + " %" }

// Text is what the rule sets, in words.
func (r PaymentRule) Text() string {
	if r.Evidence() {
		if r.Optional {
			return r.Item + " (nếu có)"
		}
		return r.Item
	}
	s := "nhiều nhất " + PercentText(r.Percent)
	if r.Volume > 0 {
		s += fmt.Sprintf(", khi khối lượng trên %s %s", PercentText(r.Volume), r.VolumeOf.Label())
	}
	if r.Accepted {
		s += ", sau khi nghiệm thu"
	}
	return s
}

// ContentLabel names the content.
func (r PaymentRule) ContentLabel() string {
	if r.Content == "" {
		return "Mọi nội dung"
	}
	c, _ := ContentByCode(r.Content)
	return r.Content + " – " + c.Name
}

// Title names the rule.
func (r PaymentRule) Title() string {
	return fmt.Sprintf("%s, %s: %s", r.ContentLabel(), lowerFirst(r.Stage.Label()), r.Text())
}

// Check refuses a rule that cannot be.
func (r PaymentRule) Check() error {
	errs := []error{
		required("source", "văn bản quy định", r.Source, 200), required("clause", "điều, khoản", r.Clause, 100), atMost("item", "chứng từ", r.Item, 300),
		atMost("note", "ghi chú", r.Note, 2000), atMost("confirmed_by", "người xác nhận", r.ConfirmedBy, 200),
	}
	if _, ok := ContentByCode(r.Content); !ok && (r.Content != "" || !r.Evidence()) {
		errs = append(errs, Refuse(Invalid, "content", "Chọn nội dung hỗ trợ trong danh mục. Chỉ chứng từ mới đặt được cho mọi nội dung."))
	}
	if !slices.Contains(PayStages, r.Stage) {
		errs = append(errs, Refuse(Invalid, "stage", "Chọn tạm ứng hoặc thanh toán."))
	}
	switch {
	case r.Evidence() && (r.Percent != 0 || r.Volume != 0):
		errs = append(errs, Refuse(Invalid, "item", "Một dòng chỉ đặt tỷ lệ hoặc chỉ nêu một chứng từ. Tách thành hai dòng."))
	case r.Evidence():
	case r.Percent <= 0 || r.Percent > 10_000:
		errs = append(errs, Refuse(Invalid, "percent", "Tỷ lệ phải trên 0 và không quá 100 %%."))
	case r.Volume < 0 || r.Volume >= 10_000:
		errs = append(errs, Refuse(Invalid, "volume", "Khối lượng phải từ 0 đến dưới 100 %%; để trống nếu không có điều kiện."))
	case r.Volume > 0 && !slices.Contains(VolumeBases, r.VolumeOf):
		errs = append(errs, Refuse(Invalid, "volume_of", "Chọn khối lượng tính trên hạng mục được hỗ trợ hay tổng mức đầu tư."))
	}
	if r.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 10/02/2014."))
	}
	if r.To != 0 && r.To < r.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", r.To, r.From))
	}
	return errors.Join(errs...)
}

// Fields lists the rule as people read it.
func (r PaymentRule) Fields() []FieldValue {
	confirmed := "Chưa"
	if r.Confirmed() {
		confirmed = r.ConfirmedBy + ", " + r.ConfirmedOn.String()
	}
	return []FieldValue{
		{"content", "Nội dung", r.ContentLabel()}, {"stage", "Lần chi", r.Stage.Label()}, {"text", "Quy định", r.Text()}, {"source", "Văn bản", r.Source},
		{"clause", "Điều, khoản", r.Clause}, {"from", "Hiệu lực từ", r.From.String()}, {"to", "Đến", r.To.String()}, {"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", r.Note},
	}
}

// PaymentBook is all rules of paying, with the numbers of the laws beside them.
type PaymentBook struct {
	Rules   []PaymentRule
	Numbers RuleBook
}

// Rate finds the confirmed rate for a content and stage on a day; of several
// the latest counts. Where there is none, unknown says so in a sentence.
func (b PaymentBook) Rate(content string, stage PayStage, day Day) (rule PaymentRule, unknown string) {
	var applied, open []PaymentRule
	for _, r := range b.Rules {
		switch {
		case r.Evidence() || r.Content != content || r.Stage != stage || !r.On(day):
		case r.Confirmed():
			applied = append(applied, r)
		default:
			open = append(open, r)
		}
	}
	if len(applied) > 0 {
		return slices.MaxFunc(applied, func(x, y PaymentRule) int { return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.ID, y.ID)) }), ""
	}
	unknown = fmt.Sprintf("Chưa có quy định trong kho về mức %s của nội dung %s vào ngày %s.", lowerFirst(stage.Label()), content, day)
	if len(open) > 0 {
		unknown += fmt.Sprintf(" Có %d dòng chưa được xác nhận nên không áp dụng: %s – %s.", len(open), open[0].Text(), open[0].Citation())
	}
	return PaymentRule{}, unknown
}

// Papers lists the confirmed papers of evidence for a content and stage on a
// day, those of every content first. Where there is none, unknown says so.
func (b PaymentBook) Papers(content string, stage PayStage, day Day) (all []PaymentRule, unknown string) {
	open := 0
	for _, r := range b.Rules {
		switch {
		case !r.Evidence() || r.Content != content && r.Content != "" || r.Stage != stage || !r.On(day):
		case r.Confirmed():
			all = append(all, r)
		default:
			open++
		}
	}
	slices.SortStableFunc(all, func(x, y PaymentRule) int { return strings.Compare(x.Content, y.Content) })
	if len(all) > 0 {
		return all, ""
	}
	unknown = fmt.Sprintf("Chưa có quy định trong kho về chứng từ %s của nội dung %s vào ngày %s.", lowerFirst(stage.Label()), content, day)
	if open > 0 {
		unknown += fmt.Sprintf(" Có %d dòng chưa được xác nhận nên không áp dụng.", open)
	}
	return nil, unknown
}
