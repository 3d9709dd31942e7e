package programme

import (
	"errors"
	"strconv"
)

// Target (mục tiêu) is what a programme set for a period and a level: for the
// whole programme, for a sub-period, or for one content. What a programme did
// not say is an unknown Quantity.
type Target struct {
	ID          int64
	ProgrammeID int64
	Period      Period
	Level       Level
	Content     string // content code; "" for all contents
	Projects    Quantity
	Plans       Quantity
	Support     Quantity // đồng
	Counterpart Quantity // đồng
	Note        string
	Version     int64
}

// Check refuses a target that cannot be.
func (t Target) Check(p Programme) error {
	var errs []error
	if !t.Period.Within(p.Period()) || t.Period.From > t.Period.To || t.Period.Part != "" {
		errs = append(errs, Refuse(Invalid, "from", "Kỳ %s nằm ngoài chương trình (%d-%d). Chọn năm trong khoảng đó.", t.Period, p.From, p.To))
	}
	if t.Level != National && t.Level != Local && t.Level != AllLevels {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn: quốc gia, địa phương hoặc toàn chương trình."))
	}
	if _, ok := ContentByCode(t.Content); !ok && t.Content != "" {
		errs = append(errs, Refuse(Invalid, "content", "Nội dung “%s” không có trong danh mục.", t.Content))
	}
	if !t.Projects.Known && !t.Plans.Known && !t.Support.Known && !t.Counterpart.Known && t.Content == "" {
		errs = append(errs, Refuse(Invalid, "projects", "Chưa nhập mục tiêu nào. Nhập ít nhất một ô: số đề án, kế hoạch, hỗ trợ hoặc đóng góp."))
	}
	return errors.Join(errs...)
}

// Title names the target: "Mục tiêu giai đoạn 2016-2018, khuyến công quốc gia".
func (t Target) Title() string {
	s := "Mục tiêu " + t.Period.Label() + ", " + t.Level.Label()
	if c, ok := ContentByCode(t.Content); ok {
		s += ", " + c.Name
	}
	return s
}

// Fields lists the target as people read it.
func (t Target) Fields() []FieldValue {
	return []FieldValue{
		{"from", "Từ năm", strconv.Itoa(t.Period.From)}, {"to", "Đến năm", strconv.Itoa(t.Period.To)},
		{"level", "Nguồn", t.Level.Label()}, {"content", "Nội dung", t.Content},
		{"projects", "Số đề án", t.Projects.countText()}, {"plans", "Số kế hoạch", t.Plans.countText()},
		{"support", "Ngân sách hỗ trợ", t.Support.dongText()}, {"counterpart", "Đơn vị thụ hưởng đóng góp", t.Counterpart.dongText()},
		{"note", "Ghi chú", t.Note},
	}
}

func (q Quantity) countText() string {
	if !q.Known {
		return ""
	}
	return q.Count()
}

func (q Quantity) dongText() string {
	if !q.Known {
		return ""
	}
	return q.Money().Dong()
}
