package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// PaperRule (dòng thành phần hồ sơ) says that a kind of paper belongs to the
// dossier of a project. It is data with its source and the days on which it
// holds; a row that nobody has confirmed is shown and never demanded.
type PaperRule struct {
	ID             int64
	Code           string      // of the paper, the same in every row about it: "request"
	Name           string      // "Đơn đề nghị hỗ trợ"
	Contents       []string    // codes of contents; empty: all
	Kind           ProjectKind // "": projects and plans
	Level          Level       // National, Local, or AllLevels
	Required       bool        // without it the dossier is not complete; false: "nếu có"
	Form           string      // the form or what it must show: "Mẫu 1, có hai cam kết ở cuối"
	Source, Clause string
	From, To       Day // both included; To 0: until further notice
	ConfirmedBy    string
	ConfirmedOn    Day
	Note           string
	Version        int64
}

// OtherPaper begins the codes of papers that no row asks for.
const OtherPaper = "other"

// On tells whether the row is in force on a day; Confirmed whether somebody
// has held it against the text.
func (r PaperRule) On(d Day) bool   { return r.From <= d && (r.To == 0 || d <= r.To) }
func (r PaperRule) Confirmed() bool { return r.ConfirmedBy != "" }

// For tells whether the row is about a project.
func (r PaperRule) For(p Project) bool {
	return (len(r.Contents) == 0 || slices.Contains(r.Contents, p.Content)) && (r.Kind == "" || r.Kind == p.Kind) &&
		(r.Level == AllLevels || r.Level == "" || r.Level == p.Level)
}

// Citation is the row's source with the days it is in force.
func (r PaperRule) Citation() string {
	return Norm{Source: r.Source, Clause: r.Clause, From: r.From, To: r.To}.Citation()
}

// NeedLabel tells required papers from those that are given where there are
// any.
func (r PaperRule) NeedLabel() string {
	if r.Required {
		return "Bắt buộc"
	}
	return "Nếu có"
}

// ContentLabel names the contents that the row is about.
func (r PaperRule) ContentLabel() string {
	if len(r.Contents) == 0 {
		return "Mọi nội dung"
	}
	return Scope{Contents: r.Contents}.ContentLabel()
}

// Title names the row.
func (r PaperRule) Title() string { return fmt.Sprintf("%s, từ %s", r.Name, r.From) }

// Check refuses a row that cannot be.
func (r PaperRule) Check() error {
	errs := []error{
		required("name", "tên giấy tờ", r.Name, 200), atMost("form", "mẫu, yêu cầu", r.Form, 500),
		required("source", "văn bản quy định", r.Source, 200), atMost("clause", "điều, khoản", r.Clause, 100),
		atMost("note", "ghi chú", r.Note, 2000), atMost("confirmed_by", "người xác nhận", r.ConfirmedBy, 200), r.checkCode(),
	}
	for _, c := range r.Contents {
		if _, ok := ContentByCode(c); !ok {
			errs = append(errs, Refuse(Invalid, "contents", "Nội dung “%s” không có trong danh mục. Chọn lại.", c))
		}
	}
	if r.Kind != "" && r.Kind != KindProject && r.Kind != KindPlan {
		errs = append(errs, Refuse(Invalid, "kind", "Chọn loại hồ sơ: đề án, hoặc kế hoạch, nhiệm vụ, hoặc cả hai."))
	}
	if r.Level != AllLevels && r.Level != National && r.Level != Local {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn: quốc gia, địa phương hoặc cả hai."))
	}
	switch {
	case r.From == 0:
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 10/02/2014."))
	case r.To != 0 && r.To < r.From:
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", r.To, r.From))
	}
	return errors.Join(errs...)
}

func (r PaperRule) checkCode() error {
	wrong := func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' }
	switch {
	case r.Code == "" || len(r.Code) > 40 || strings.ContainsFunc(r.Code, wrong):
		return Refuse(Invalid, "code", "Mã giấy tờ gồm chữ thường không dấu, chữ số và dấu gạch dưới, nhiều nhất 40 ký tự, ví dụ bao_gia.")
	case strings.HasPrefix(r.Code, OtherPaper):
		return Refuse(Invalid, "code", "Mã bắt đầu bằng “%s” dành cho giấy tờ khác do người nộp tự đặt tên. Chọn mã khác.", OtherPaper)
	}
	return nil
}

// Fields lists the row as people read it.
func (r PaperRule) Fields() []FieldValue {
	confirmed, kind := "Chưa", "Đề án; kế hoạch, nhiệm vụ"
	if r.Confirmed() {
		confirmed = r.ConfirmedBy + ", " + r.ConfirmedOn.String()
	}
	if r.Kind != "" {
		kind = r.Kind.Label()
	}
	return []FieldValue{
		{"code", "Mã", r.Code}, {"name", "Giấy tờ", r.Name}, {"contents", "Nội dung", r.ContentLabel()}, {"kind", "Loại hồ sơ", kind},
		{"level", "Nguồn", r.Level.Label()}, {"required", "Yêu cầu", r.NeedLabel()}, {"form", "Mẫu", r.Form}, {"source", "Văn bản", r.Source},
		{"clause", "Điều, khoản", r.Clause}, {"from", "Hiệu lực từ", r.From.String()}, {"to", "Đến", r.To.String()},
		{"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", r.Note},
	}
}
