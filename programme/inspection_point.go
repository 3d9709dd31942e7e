package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// InspectionPoint (nội dung kiểm tra) is one line of the checklist of an
// inspection: data with its source and the days on which it holds. A line that
// nobody has confirmed is asked all the same, and says so.
type InspectionPoint struct {
	ID             int64
	Code           string
	Text           string   // what is looked at, to be answered "Đạt" or "Chưa đạt"
	Contents       []string // codes of contents; empty: all
	Type           string   // of the visits that ask it; "": all
	Source, Clause string
	From, To       Day // both included; To 0: until further notice
	ConfirmedBy    string
	ConfirmedOn    Day
	Note           string
	Version        int64
}

// On tells whether the line is in force on a day; Confirmed whether somebody
// has held it against the text.
func (l InspectionPoint) On(d Day) bool   { return l.From <= d && (l.To == 0 || d <= l.To) }
func (l InspectionPoint) Confirmed() bool { return l.ConfirmedBy != "" }

// Citation is the line's source with the days it is in force.
func (l InspectionPoint) Citation() string {
	return Norm{Source: l.Source, Clause: l.Clause, From: l.From, To: l.To}.Citation()
}

// ContentLabel names the contents that the line is about.
func (l InspectionPoint) ContentLabel() string { return PaperRule{Contents: l.Contents}.ContentLabel() }

// TypeLabel names the visits that ask the line.
func (l InspectionPoint) TypeLabel() string {
	if l.Type == "" {
		return "Mọi lần kiểm tra"
	}
	return Matter{Kind: MatterVisit, Type: l.Type}.TypeLabel()
}

// Title names the line.
func (l InspectionPoint) Title() string { return fmt.Sprintf("%s, từ %s", l.Text, l.From) }

// PointsFor is the checklist of a visit to a project on a day, with what was
// answered already.
func PointsFor(all []InspectionPoint, p Project, visit string, day Day, said []InspectionAnswer) (points []InspectionAnswer) {
	for _, l := range all {
		if !l.On(day) || len(l.Contents) > 0 && !slices.Contains(l.Contents, p.Content) || l.Type != "" && l.Type != visit {
			continue
		}
		a := InspectionAnswer{Code: l.Code, Text: l.Text, Source: l.Citation()}
		if i := slices.IndexFunc(said, func(s InspectionAnswer) bool { return s.Code == l.Code }); i >= 0 {
			a.Answer, a.Remark = said[i].Answer, said[i].Remark
		}
		if !slices.ContainsFunc(points, func(o InspectionAnswer) bool { return o.Code == a.Code }) {
			points = append(points, a)
		}
	}
	return points
}

// Check refuses a line that cannot be.
func (l InspectionPoint) Check() error {
	errs := []error{
		required("text", "nội dung kiểm tra", l.Text, 500), required("source", "văn bản, căn cứ", l.Source, 200), atMost("clause", "điều, khoản", l.Clause, 100),
		atMost("note", "ghi chú", l.Note, 2000), atMost("confirmed_by", "người xác nhận", l.ConfirmedBy, 200),
	}
	wrong := func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' }
	if l.Code == "" || len(l.Code) > 40 || strings.ContainsFunc(l.Code, wrong) {
		errs = append(errs, Refuse(Invalid, "code", "Mã gồm chữ thường không dấu, chữ số và dấu gạch dưới, nhiều nhất 40 ký tự, ví dụ khoi_luong."))
	}
	for _, c := range l.Contents {
		if _, ok := ContentByCode(c); !ok {
			errs = append(errs, Refuse(Invalid, "contents", "Nội dung “%s” không có trong danh mục. Chọn lại.", c))
		}
	}
	if l.Type != "" && (Matter{Kind: MatterVisit, Type: l.Type}).TypeLabel() == "" {
		errs = append(errs, Refuse(Invalid, "type", "Chọn loại lần kiểm tra."))
	}
	switch {
	case l.From == 0:
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày bắt đầu áp dụng, ví dụ 10/02/2014."))
	case l.To != 0 && l.To < l.From:
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", l.To, l.From))
	}
	return errors.Join(errs...)
}

// Fields lists the line as people read it.
func (l InspectionPoint) Fields() []FieldValue {
	confirmed := "Chưa"
	if l.Confirmed() {
		confirmed = l.ConfirmedBy + ", " + l.ConfirmedOn.String()
	}
	return []FieldValue{
		{"code", "Mã", l.Code}, {"text", "Nội dung kiểm tra", l.Text}, {"contents", "Nội dung hỗ trợ", l.ContentLabel()}, {"type", "Lần kiểm tra", l.TypeLabel()},
		{"source", "Căn cứ", l.Source}, {"clause", "Điều, khoản", l.Clause}, {"from", "Áp dụng từ", l.From.String()}, {"to", "Đến", l.To.String()},
		{"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", l.Note},
	}
}

// KnownInspectionPoints are the lines that a checklist begins with. They come
// unconfirmed.
func KnownInspectionPoints() (all []InspectionPoint) {
	const note = "Dòng đề nghị; đối chiếu với quy chế của tỉnh rồi xác nhận."
	machines := []string{"KC3a", "KC3b", "KC3c", "KC3d", "KC3e"}
	for _, l := range []struct {
		code, text, visit string
		contents          []string
	}{
		{"dung_noi", "Địa điểm, đơn vị thụ hưởng đúng như đề án được duyệt", "", nil},
		{"mat_bang", "Mặt bằng, điện, nước đủ để lắp đặt", "before", machines},
		{"doi_ung", "Vốn đối ứng có thật: số dư, hợp đồng vay hoặc chứng từ đã chi", "", nil},
		{"khoi_luong", "Khối lượng đã làm khớp với báo cáo tiến độ", "during", nil},
		{"chung_tu", "Chứng từ đã chi được lưu riêng, khớp nội dung hợp đồng", "during", nil},
		{"may_moi", "Máy mới, đúng hãng, model, số máy trong danh mục", "during", machines},
		{"van_hanh", "Người vận hành đã được hướng dẫn, máy chạy được", "during", machines},
		{"an_toan", "An toàn lao động, phòng cháy, môi trường bảo đảm", "", nil},
		{"hoc_vien", "Lớp học có mặt đủ học viên theo danh sách, đúng lịch", "during", []string{"KC1"}},
		{"con_dung", "Máy còn ở cơ sở và đang dùng", "after", machines},
		{"ket_qua", "Kết quả như cam kết: lao động, doanh thu, sản lượng", "after", nil},
	} {
		all = append(all, InspectionPoint{Code: l.code, Text: l.text, Contents: l.contents, Type: l.visit, Source: "Quy chế của tỉnh", Clause: "kiểm tra, giám sát", From: 2014_02_10, Note: note})
	}
	return all
}
