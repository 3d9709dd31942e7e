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
	if t.Period.From > t.Period.To {
		errs = append(errs, Refuse(Invalid, "from", "Năm đầu %d sau năm cuối %d. Đổi lại thứ tự hai năm.", t.Period.From, t.Period.To))
	} else if !t.Period.Within(p.Period()) || t.Period.Part != "" {
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
	errs = append(errs,
		countInRange("projects", "số đề án", t.Projects), countInRange("plans", "số kế hoạch", t.Plans),
		amountInRange("support", "ngân sách hỗ trợ", t.Support), amountInRange("counterpart", "đóng góp", t.Counterpart),
		atMost("note", "ghi chú", t.Note, 2000))
	return errors.Join(errs...)
}

// maxCount is the largest count that is believed; more is a slip.
const maxCount = 9_999_999

// countInRange refuses a known count that cannot be.
func countInRange(field, name string, q Quantity) error {
	if q.Known && (q.Value < 0 || q.Value > maxCount) {
		return Refuse(Invalid, field, "Phần %s ghi %s là không thể có. Nhập số nguyên từ 0 đến %s, hoặc để trống nếu chưa biết.", name, groupInt(q.Value), groupInt(maxCount))
	}
	return nil
}

// amountInRange refuses a known amount that cannot be.
func amountInRange(field, name string, q Quantity) error {
	switch {
	case q.Known && q.Value < 0:
		return Refuse(Invalid, field, "Phần %s ghi số âm (%s). Nhập số từ 0 trở lên, hoặc để trống nếu chưa biết.", name, q.Money().Dong())
	case q.Known && q.Money() > MaxMoney:
		return Refuse(Invalid, field, "Phần %s ghi %s, lớn bất thường. Kiểm tra lại đơn vị tính.", name, q.Money().Dong())
	}
	return nil
}

// Title names the target: "Mục tiêu giai đoạn 2016-2018, khuyến công quốc gia".
func (t Target) Title() string {
	s := "Mục tiêu " + t.Period.Label() + ", " + lowerFirst(t.Level.Label())
	if c, ok := ContentByCode(t.Content); ok {
		s += ", " + lowerFirst(c.Name)
	}
	return s
}

// Fields lists the target as people read it.
func (t Target) Fields() []FieldValue {
	return []FieldValue{
		{"from", "Từ năm", strconv.Itoa(t.Period.From)}, {"to", "Đến năm", strconv.Itoa(t.Period.To)},
		{"level", "Nguồn", t.Level.Label()}, {"content", "Nội dung", t.contentText()},
		{"projects", "Số đề án", t.Projects.countText()}, {"plans", "Số kế hoạch", t.Plans.countText()},
		{"support", "Ngân sách hỗ trợ", t.Support.dongText()}, {"counterpart", "Đơn vị thụ hưởng đóng góp", t.Counterpart.dongText()},
		{"note", "Ghi chú", t.Note},
	}
}

func (t Target) contentText() string {
	if c, ok := ContentByCode(t.Content); ok {
		return c.Code + " – " + c.Name
	}
	return t.Content
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
