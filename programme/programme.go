package programme

import (
	"errors"
	"strconv"
	"time"
)

// Programme (chương trình khuyến công) is a province's multi-year programme,
// approved by one decision (NĐ 45/2012/NĐ-CP, Điều 16).
type Programme struct {
	ID           int64
	Code         string // "ST-2016-2020"
	Name         string
	Province     string // as named then: "tỉnh Sóc Trăng"
	ProvinceCode string // code of the province in the list of units
	From, To     int    // years, inclusive
	Approver     string // who signed: "UBND tỉnh Sóc Trăng"
	DecisionNo   string // "" when not known
	DecisionDate Day
	ParentOffice string // cơ quan chủ quản, on papers
	Office       string // cơ quan ban hành, on papers
	Seat         string // địa danh, on papers
	Illustrative bool   // projects and establishments are invented; said on every screen and paper
	Version      int64
	UpdatedAt    time.Time
}

// Period is the whole span of the programme.
func (p Programme) Period() Period { return Years(p.From, p.To) }

// Years lists the years of the programme.
func (p Programme) Years() []int {
	var ys []int
	for y := p.From; y <= p.To; y++ {
		ys = append(ys, y)
	}
	return ys
}

// Check refuses a programme that cannot be.
func (p Programme) Check() error {
	var errs []error
	errs = append(errs,
		required("code", "mã chương trình", p.Code, 40),
		required("name", "tên chương trình", p.Name, 300),
		required("province", "tỉnh, thành phố", p.Province, 100),
		atMost("province_code", "mã tỉnh", p.ProvinceCode, 10),
		atMost("approver", "cơ quan phê duyệt", p.Approver, 200), atMost("decision_no", "số quyết định", p.DecisionNo, 60),
		atMost("parent_office", "cơ quan chủ quản", p.ParentOffice, 200), atMost("office", "cơ quan ban hành", p.Office, 200),
		atMost("seat", "địa danh", p.Seat, 100))
	switch {
	case p.From > p.To:
		errs = append(errs, Refuse(Invalid, "from", "Năm đầu %d sau năm cuối %d. Đổi lại thứ tự hai năm.", p.From, p.To))
	case p.From < 1990 || p.To > 2100 || p.To-p.From > 14:
		errs = append(errs, Refuse(Invalid, "from", "Giai đoạn %d-%d không hợp lệ. Nhập các năm từ 1990 đến 2100, giai đoạn dài nhất 15 năm.", p.From, p.To))
	case p.DecisionDate != 0 && p.DecisionDate.Year() < p.From-3:
		errs = append(errs, Refuse(Invalid, "decision_date", "Ngày quyết định %s sớm hơn năm đầu %d quá ba năm. Kiểm tra lại ngày hoặc giai đoạn.", p.DecisionDate, p.From))
	case p.DecisionDate.Year() > p.To:
		errs = append(errs, Refuse(Invalid, "decision_date", "Ngày quyết định %s sau năm cuối %d của giai đoạn. Kiểm tra lại ngày hoặc giai đoạn.", p.DecisionDate, p.To))
	}
	return errors.Join(errs...)
}

// CheckPeriod refuses a period that is not inside the programme.
func (p Programme) CheckPeriod(q Period) error {
	if q.From > q.To {
		return Refuse(Invalid, "from", "Năm đầu %d sau năm cuối %d của kỳ đánh giá. Chọn năm đầu không sau năm cuối, trong khoảng %d đến %d.", q.From, q.To, p.From, p.To)
	}
	if q.Part != "" || !q.Within(p.Period()) {
		return Refuse(Invalid, "from", "Kỳ đánh giá %d-%d nằm ngoài chương trình %s (%d-%d). Chọn năm đầu và năm cuối trong khoảng %d đến %d.", q.From, q.To, p.Code, p.From, p.To, p.From, p.To)
	}
	return nil
}

// Fields lists the programme as people read it.
func (p Programme) Fields() []FieldValue {
	return []FieldValue{
		{"code", "Mã chương trình", p.Code}, {"name", "Tên chương trình", p.Name},
		{"province", "Tỉnh, thành phố", p.Province}, {"province_code", "Mã tỉnh", p.ProvinceCode},
		{"from", "Năm đầu", strconv.Itoa(p.From)}, {"to", "Năm cuối", strconv.Itoa(p.To)},
		{"approver", "Cơ quan phê duyệt", p.Approver}, {"decision_no", "Số quyết định", p.DecisionNo},
		{"decision_date", "Ngày quyết định", p.DecisionDate.String()},
		{"parent_office", "Cơ quan chủ quản", p.ParentOffice}, {"office", "Cơ quan ban hành", p.Office},
		{"seat", "Địa danh", p.Seat}, {"illustrative", "Số liệu minh họa", yesNo(p.Illustrative)},
	}
}

func yesNo(b bool) string {
	if b {
		return "Có"
	}
	return "Không"
}

// required refuses an empty or overlong text.
func required(field, name, value string, most int) error {
	if value == "" {
		return Refuse(Invalid, field, "Chưa nhập %s.", name)
	}
	return atMost(field, name, value, most)
}

// atMost refuses a text of more than most letters.
func atMost(field, name, value string, most int) error {
	if n := len([]rune(value)); n > most {
		return Refuse(Invalid, field, "Phần %s dài %d ký tự, nhiều nhất %d. Rút gọn lại.", name, n, most)
	}
	return nil
}

// UsualPeriod is the period that people mean when they name none: the latest
// sub-period with a target of its own, else the whole programme.
func (p Programme) UsualPeriod(targets []Target) Period {
	usual := p.Period()
	for _, t := range targets {
		if t.Content == "" && t.Period != p.Period() && t.Period.Within(p.Period()) && (usual == p.Period() || t.Period.To > usual.To) {
			usual = t.Period
		}
	}
	return usual
}
