package programme

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Post (chức vụ, vị trí việc làm) is what work belongs to: it outlasts the
// people who hold it. It exists from a day, and to a day where that is set.
type Post struct {
	ID        int64
	Title     string
	Role      Role
	Scope     Scope
	From, To  Day // To 0: still exists
	Version   int64
	UpdatedAt time.Time
}

// Holding (người giữ chức vụ) is one person in a post for a time, as its
// holder or standing in for the holder (ủy quyền).
type Holding struct {
	ID         int64
	PostID     int64
	PostTitle  string
	UserID     int64
	UserName   string
	From, To   Day // To 0: until further notice
	StandingIn bool
}

// On tells whether the post exists on a day.
func (p Post) On(d Day) bool { return p.From <= d && (p.To == 0 || d <= p.To) }

// On tells whether the person is in the post on a day.
func (h Holding) On(d Day) bool { return h.From <= d && (h.To == 0 || d <= h.To) }

// Open tells a holding that has not ended before a day.
func (h Holding) Open(d Day) bool { return h.To == 0 || h.To >= d }

// Kind says in what way the person is in the post.
func (h Holding) Kind() string {
	if h.StandingIn {
		return "Được ủy quyền"
	}
	return "Giữ chức vụ"
}

// overlaps tells whether two spans of days have a day in common. A holding
// that was ended before it began has none.
func (h Holding) overlaps(o Holding) bool {
	days := func(x Holding) bool { return x.To == 0 || x.From <= x.To }
	return days(h) && days(o) && (o.To == 0 || h.From <= o.To) && (h.To == 0 || o.From <= h.To)
}

// Check refuses a post that cannot be, naming every wrong field.
func (p Post) Check() error {
	errs := []error{required("title", "tên chức vụ", p.Title, 200)}
	if !slices.Contains(Roles, p.Role) {
		errs = append(errs, Refuse(Invalid, "role", "Chọn vai trò của chức vụ."))
	}
	if p.Role.needsPlaces() && len(p.Scope.Places) == 0 {
		errs = append(errs, Refuse(Invalid, "places", "Vai trò “%s” cần địa bàn. Nhập ít nhất một đơn vị hành chính.", p.Role.Label()))
	}
	if (p.Role == RoleEstablishment) != (p.Scope.EstablishmentID != 0) {
		errs = append(errs, Refuse(Invalid, "establishment", "Chỉ vai trò “%s”, và luôn vai trò này, gắn với một cơ sở trong sổ. Nhập mã cơ sở hoặc để trống.", RoleEstablishment.Label()))
	}
	if p.Role == RoleNationalAgency && p.Scope.Level != National {
		errs = append(errs, Refuse(Invalid, "level", "Vai trò “%s” chỉ làm việc với khuyến công quốc gia. Chọn nguồn vốn khuyến công quốc gia.", p.Role.Label()))
	}
	if !slices.Contains([]Level{"", National, Local}, p.Scope.Level) {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn vốn trong danh sách."))
	}
	for _, code := range p.Scope.Contents {
		if _, known := ContentByCode(code); !known {
			errs = append(errs, Refuse(Invalid, "contents", "Không có nội dung hỗ trợ mang mã “%s”. Chọn nội dung trong danh sách.", code))
		}
	}
	if p.From == 0 {
		errs = append(errs, Refuse(Invalid, "valid_from", "Nhập ngày bắt đầu có chức vụ."))
	}
	if p.To != 0 && p.To < p.From {
		errs = append(errs, Refuse(Invalid, "valid_to", "Ngày kết thúc %s trước ngày bắt đầu %s. Sửa lại.", p.To, p.From))
	}
	return errors.Join(errs...)
}

// CheckHolding refuses a new holding that the post or its other holdings do
// not allow: a post has one holder at a time, and any number of people
// standing in.
func (p Post) CheckHolding(h Holding, others []Holding) error {
	var errs []error
	if h.UserID == 0 {
		errs = append(errs, Refuse(Invalid, "person", "Chọn người giữ chức vụ."))
	}
	if h.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày bắt đầu giữ chức vụ."))
	}
	if h.StandingIn && h.To == 0 {
		errs = append(errs, Refuse(Invalid, "to", "Ủy quyền phải có ngày kết thúc. Nhập ngày cuối cùng được ủy quyền."))
	}
	if h.To != 0 && h.To < h.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày kết thúc %s trước ngày bắt đầu %s. Sửa lại.", h.To, h.From))
	}
	if h.From != 0 && h.From < p.From || p.To != 0 && (h.From > p.To || h.To > p.To) {
		errs = append(errs, Refuse(Invalid, "from", "Chức vụ này chỉ có %s. Chọn ngày trong khoảng đó.", p.Span()))
	}
	for _, o := range others {
		if o.ID != h.ID && o.overlaps(h) && (o.UserID == h.UserID || !o.StandingIn && !h.StandingIn) {
			errs = append(errs, Refuse(Invalid, "from", "%s đã ở chức vụ này %s (%s). Chọn ngày khác, hoặc dùng “Bàn giao”.", o.UserName, daysBetween(o.From, o.To), strings.ToLower(o.Kind())))
		}
	}
	return errors.Join(errs...)
}

// Span is the days of the post in words: "từ 01/07/2025".
func (p Post) Span() string { return daysBetween(p.From, p.To) }

// Span is the days of the holding in words.
func (h Holding) Span() string { return daysBetween(h.From, h.To) }

func daysBetween(from, to Day) string {
	if to == 0 {
		return "từ " + from.String()
	}
	return "từ " + from.String() + " đến " + to.String()
}

// Fields lists the post as people read it.
func (p Post) Fields() []FieldValue {
	establishment := ""
	if p.Scope.EstablishmentID != 0 {
		establishment = strconv.FormatInt(p.Scope.EstablishmentID, 10)
	}
	level := "Cả hai nguồn vốn"
	if p.Scope.Level != "" {
		level = p.Scope.Level.Label()
	}
	return []FieldValue{
		{"title", "Tên chức vụ", p.Title}, {"role", "Vai trò", p.Role.Label()}, {"places", "Địa bàn", strings.Join(p.Scope.Places, ", ")},
		{"level", "Nguồn vốn", level}, {"contents", "Nội dung", p.Scope.ContentLabel()}, {"establishment", "Mã cơ sở", establishment},
		{"valid_from", "Có từ ngày", p.From.String()}, {"valid_to", "Đến ngày", p.To.String()},
	}
}

// Fields lists the holding as people read it.
func (h Holding) Fields() []FieldValue {
	return []FieldValue{
		{"person", "Người", h.UserName}, {"kind", "Cách giữ", h.Kind()}, {"from", "Từ ngày", h.From.String()}, {"to", "Đến ngày", h.To.String()},
	}
}
