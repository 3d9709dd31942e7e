package programme

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Criterion (tiêu chí ưu tiên của tỉnh) gives points to a project: a dated row
// with its source. One code may have several rows, as steps ("từ 50 lao động",
// "từ 100 lao động") or after each other in time; of those that a project
// meets on a day the one with the most points counts. A row that nobody has
// confirmed is shown and never applied.
type Criterion struct {
	ID          int64
	Code        string // what is asked; the same for all rows of one question
	Name        string // the question in words
	Ask         PriorityMeasure
	Unit        string // of AskCount: "lao động"
	Least       int64  // from this value on, in the measure's own unit
	Points      int64
	Needs       string // the paper that proves it
	Source      string // the province's document
	Clause      string
	From, To    Day // in force, both included; To 0: until further notice
	ConfirmedBy string
	ConfirmedOn Day
	Note        string
	Version     int64
}

// On tells whether the row is in force on a day.
func (c Criterion) On(d Day) bool { return c.From <= d && (c.To == 0 || d <= c.To) }

// Confirmed tells whether somebody has held the row against the text.
func (c Criterion) Confirmed() bool { return c.ConfirmedBy != "" }

// Question is what the row asks of a project.
func (c Criterion) Question() PriorityQuestion {
	return PriorityQuestion{Code: c.Code, Label: c.Name, For: StepProvince, Ask: c.Ask, Unit: c.Unit, Least: c.Least, Needs: c.Needs, Source: c.Citation()}
}

// Rule is the row in words: "từ 50 lao động: 10 điểm".
func (c Criterion) Rule() string {
	points := groupInt(c.Points) + " điểm"
	if c.Ask == AskYes {
		return points
	}
	return "từ " + c.Question().Text(Q(c.Least)) + ": " + points
}

// Citation is the row's source with the days on which it is in force.
func (c Criterion) Citation() string {
	s := c.Source
	if c.Clause != "" {
		s += ", " + c.Clause
	}
	s += ", hiệu lực từ " + c.From.String()
	if c.To != 0 {
		s += " đến " + c.To.String()
	}
	return s
}

// Title names the row.
func (c Criterion) Title() string {
	return fmt.Sprintf("Tiêu chí “%s”, %s, từ %s", c.Name, c.Rule(), c.From)
}

// CriterionCode makes the code of a new criterion from its name: "Hộ nghèo có
// việc làm" is "ho_ngheo_co_viec_lam".
func CriterionCode(name string) string {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	code := strings.Join(words, "_")
	return code[:min(len(code), 60)]
}

// MostPoints bounds what one row gives.
const MostPoints = 1000

// Check refuses a row that cannot be.
func (c Criterion) Check() error {
	errs := []error{
		required("name", "tên tiêu chí", c.Name, 200), required("needs", "giấy tờ chứng minh", c.Needs, 300), required("source", "văn bản của tỉnh", c.Source, 200),
		atMost("clause", "điều, khoản", c.Clause, 100), atMost("unit", "đơn vị tính", c.Unit, 30), atMost("note", "ghi chú", c.Note, 2000),
		atMost("confirmed_by", "người xác nhận", c.ConfirmedBy, 200),
	}
	if c.Name != "" && c.Code == "" {
		errs = append(errs, Refuse(Invalid, "name", "Tên tiêu chí phải có chữ."))
	}
	for _, q := range legalQuestions {
		if q.Code == c.Code && q.Ask != c.Ask {
			errs = append(errs, Refuse(Invalid, "ask", "“%s” đã được hỏi theo luật bằng cách khác. Chọn đúng cách trả lời đó hoặc đặt tên tiêu chí khác.", q.Label))
		}
	}
	switch c.Ask {
	case AskYes:
		if c.Least != 1 {
			errs = append(errs, Refuse(Invalid, "least", "Tiêu chí có/không không có ngưỡng."))
		}
	case AskCount, AskMoney:
		if err := c.Question().check("least", Q(c.Least)); err != nil || c.Least < 1 {
			errs = append(errs, Refuse(Invalid, "least", "Nhập ngưỡng bắt đầu được tính điểm, ví dụ 50."))
		}
	default:
		errs = append(errs, Refuse(Invalid, "ask", "Chọn cách trả lời: có/không, số đếm hoặc số tiền."))
	}
	if c.Points < 1 || c.Points > MostPoints {
		errs = append(errs, Refuse(Invalid, "points", "Số điểm phải từ 1 đến %s.", groupInt(MostPoints)))
	}
	if c.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày tiêu chí có hiệu lực, ví dụ 01/01/2026."))
	}
	if c.To != 0 && c.To < c.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", c.To, c.From))
	}
	return errors.Join(errs...)
}

// Fields lists the row as people read it.
func (c Criterion) Fields() []FieldValue {
	confirmed := "Chưa"
	if c.Confirmed() {
		confirmed = c.ConfirmedBy + ", " + c.ConfirmedOn.String()
	}
	return []FieldValue{
		{"name", "Tiêu chí", c.Name}, {"rule", "Điểm", c.Rule()}, {"needs", "Giấy tờ chứng minh", c.Needs},
		{"source", "Văn bản", c.Source}, {"clause", "Điều, khoản", c.Clause}, {"from", "Hiệu lực từ", c.From.String()}, {"to", "Đến", c.To.String()},
		{"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", c.Note},
	}
}

// KnownCriteria are the criteria that the province's own report names, to
// begin the list with. Points and thresholds are a proposal: the rows come
// unconfirmed and count only once the province has decided and somebody has
// confirmed them.
func KnownCriteria() []Criterion {
	from, _ := NewDay(2019, 1, 1)
	const note = "Báo cáo nêu tiêu chí nhưng không nêu điểm và ngưỡng: số ở đây là đề xuất, sửa theo quyết định của tỉnh rồi xác nhận."
	const report, law = "Báo cáo đánh giá chương trình khuyến công 2016-2018", "NĐ 235/2025/NĐ-CP"
	row := func(code, name string, ask PriorityMeasure, unit string, least int64, needs, source string) Criterion {
		return Criterion{Code: code, Name: name, Ask: ask, Unit: unit, Least: least, Points: 10, Needs: needs, Source: source, From: from, Note: note}
	}
	all := []Criterion{
		row(qNewRural, "Địa bàn xây dựng nông thôn mới", AskYes, "", 1, "Quyết định danh sách xã trong kế hoạch nông thôn mới của năm", report),
		row("ocop", "Sản xuất sản phẩm thuộc chương trình Mỗi xã một sản phẩm", AskYes, "", 1, "Quyết định công nhận sản phẩm OCOP còn hiệu lực", report),
		row("investment", "Vốn đầu tư lớn", AskMoney, "", int64(5*Billion), "Dự án đầu tư, bảng kê vốn đầu tư", report),
		row(qWorkers, "Thu hút nhiều lao động", AskCount, "lao động", 50, "Danh sách lao động hoặc chứng từ đóng bảo hiểm xã hội", report),
		row("women_owned", "Cơ sở do phụ nữ làm chủ", AskYes, "", 1, "Đăng ký kinh doanh ghi người đại diện", law),
		row("minority_owned", "Cơ sở do người dân tộc thiểu số làm chủ", AskYes, "", 1, "Đăng ký kinh doanh và giấy tờ của người đại diện", law),
	}
	since, _ := NewDay(2025, 10, 15)
	for i := range all {
		if all[i].Source == law {
			all[i].From = since
		}
	}
	return all
}
