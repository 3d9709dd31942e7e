package programme

import (
	"errors"
	"unicode"
)

// StatedFigure (số liệu công bố) is a figure that a document states, kept as
// published with the document and the place in it. It is never rewritten to
// fit the records; a difference is shown and explained instead.
type StatedFigure struct {
	ID          int64
	ProgrammeID int64
	Figure      Figure // Figure.ID equals ID
	Source      string // the document
	Locator     string // the place in it: "đoạn 4", "trang 2, bảng 1"
	Quote       string // the words with the number, as printed
	Note        string
	Version     int64
}

// Measures lists every measure in the order in which reports speak of them.
var Measures = []Measure{
	MProjects, MPlans, MTotalCost, MSupport, MCounterpart, MDisbursed, MWorkers, MEstablishments,
	MClasses, MContracts, MModels, MPercent, MGrowth, MOther,
}

// Title names the figure: "Số đề án, thực hiện, giai đoạn 2016-2018, Khuyến công quốc gia".
func (s StatedFigure) Title() string {
	t := s.Figure.Measure.Label() + ", " + lowerFirst(s.Figure.Kind.Label()) + ", " + s.Figure.Period.Label() + ", " + lowerFirst(s.Figure.Level.Label())
	if s.Figure.Content != "" {
		t += ", " + lowerFirst(s.Figure.Content.Label())
	}
	return t
}

// Check refuses a stated figure that cannot be used. Periods need not lie in
// the programme: a report also quotes earlier years.
func (s StatedFigure) Check() error {
	var errs []error
	f := s.Figure
	if f.Period.From == 0 {
		errs = append(errs, Refuse(Invalid, "period", "Kỳ của số liệu chưa đúng. Nhập như 2017, 2016-2018 hoặc 2017-H1 (6 tháng đầu năm)."))
	} else if f.Period.From > f.Period.To || f.Period.From < 1975 || f.Period.To > 2100 {
		errs = append(errs, Refuse(Invalid, "period", "Kỳ %s không hợp lệ. Năm đầu không sau năm cuối, các năm từ 1975 đến 2100.", f.Period))
	}
	if _, known := measureLabels[f.Measure]; !known {
		errs = append(errs, Refuse(Invalid, "measure", "Chọn chỉ tiêu mà con số này đếm."))
	}
	if _, known := groupLabels[f.Content]; !known && f.Content != "" {
		errs = append(errs, Refuse(Invalid, "content", "Nội dung “%s” không có trong danh mục. Chọn trong danh sách.", string(f.Content)))
	}
	if f.Kind != Planned && f.Kind != Result {
		errs = append(errs, Refuse(Invalid, "kind", "Chọn kế hoạch hoặc thực hiện."))
	}
	if f.Level != National && f.Level != Local && f.Level != AllLevels {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn: quốc gia, địa phương hoặc toàn chương trình."))
	}
	if f.Value < 0 && f.Measure != MGrowth {
		errs = append(errs, Refuse(Invalid, "value", "Số liệu không được âm. Nhập số từ 0 trở lên."))
	}
	if f.Unit == UnitVND && f.Value > int64(MaxMoney) {
		errs = append(errs, Refuse(Invalid, "value", "Số tiền lớn bất thường. Kiểm tra lại đơn vị tính."))
	}
	errs = append(errs,
		required("source", "tên tài liệu nguồn", s.Source, 300),
		atMost("scope", "phạm vi", f.Scope, 200),
		atMost("detail", "phần hẹp hơn", f.Detail, 200),
		atMost("locator", "vị trí trong tài liệu", s.Locator, 200),
		atMost("quote", "nguyên văn", s.Quote, 2000),
		atMost("note", "ghi chú", s.Note, 2000))
	return errors.Join(errs...)
}

// ValueText prints the value with its unit.
func (f Figure) ValueText() string {
	switch f.Unit {
	case UnitVND:
		return Money(f.Value).InMillions()
	case UnitPercent:
		return trimZeros(FixedDecimal(f.Value, 4)) + " %"
	default:
		return groupInt(f.Value)
	}
}

// Fields lists the figure as people read it.
func (s StatedFigure) Fields() []FieldValue {
	f := s.Figure
	return []FieldValue{
		{"measure", "Chỉ tiêu", f.Measure.Label()}, {"period", "Kỳ", f.Period.Label()},
		{"kind", "Loại", f.Kind.Label()}, {"level", "Nguồn", f.Level.Label()},
		{"content", "Nội dung", f.Content.Label()}, {"value", "Giá trị", f.Printed()},
		{"qualifier", "Mức chính xác", f.Qualifier.Label()},
		{"scope", "Phạm vi", f.Scope}, {"detail", "Phần hẹp hơn", f.Detail},
		{"source", "Tài liệu", s.Source}, {"locator", "Vị trí", s.Locator},
		{"quote", "Nguyên văn", s.Quote}, {"note", "Ghi chú", s.Note},
	}
}

// Label is the qualifier in Vietnamese.
func (q Qualifier) Label() string {
	switch q {
	case About:
		return "khoảng"
	case Over:
		return "trên"
	case Under:
		return "gần"
	default:
		return "đúng"
	}
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 || len(r) > 1 && unicode.IsUpper(r[1]) {
		return s
	}
	r[0] = unicode.ToLower(r[0])
	return string(r)
}
