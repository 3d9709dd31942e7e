package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// AppraisalCriterion (tiêu chí thẩm định) is one thing that an appraisal looks
// at, with the points that it gives at most: a dated row with its source. A row
// that nobody has confirmed is shown and never applied.
type AppraisalCriterion struct {
	ID          int64
	Code        string // of one of the five tests of the law, of the province's own, or TotalCriterion
	Name        string
	Looks       string // what is looked at
	Level       Level  // whose money; AllLevels for both
	Weight      int64  // points that it gives at most
	Scale       int64  // a mark goes from 0 to this
	Least       int64  // points that are needed to pass; 0 for none
	Source      string
	Clause      string
	From, To    Day // in force, both included; To 0: until further notice
	ConfirmedBy string
	ConfirmedOn Day
	Note        string
	Version     int64
}

// TotalCriterion is the code of the row that says how many points are needed
// together.
const TotalCriterion = "total"

// lawAppraisal is where the five tests stand.
const lawAppraisal = "TT 36/2013/TT-BCT, Điều 9"

// appraisalTests are the five tests that the law asks of every appraisal. It
// gives no points for them; a province's rows may.
var appraisalTests = []AppliedCriterion{
	{Code: "fit", Name: "Phù hợp nguyên tắc của chương trình", Looks: "Địa bàn, ngành nghề, nội dung, đối tượng theo quy định; phù hợp quy hoạch, chiến lược phát triển ngành.", Source: lawAppraisal},
	{Code: "effect", Name: "Mục tiêu, sự cần thiết, hiệu quả, tính hợp lý của kinh phí", Looks: "Việc làm, sản lượng, chất lượng, môi trường; dự toán đúng định mức, giá máy hợp lý.", Source: lawAppraisal},
	{Code: "capacity", Name: "Năng lực của đơn vị thực hiện, phối hợp, thụ hưởng", Looks: "Vốn đối ứng, mặt bằng, lao động, kinh nghiệm, thị trường của sản phẩm.", Source: lawAppraisal},
	{Code: "combination", Name: "Khả năng kết hợp, lồng ghép với chương trình khác", Looks: "Có hỗ trợ khác cho cùng hạng mục không; lồng ghép với khuyến nông, OCOP, khoa học công nghệ.", Source: lawAppraisal},
	{Code: "file", Name: "Sự đầy đủ của hồ sơ", Looks: "Thành phần, tính hợp lệ, số liệu trong hồ sơ khớp nhau.", Source: lawAppraisal},
}

// AppliedCriterion is a criterion as a report asks it. Without Weight it is
// answered by đạt or không đạt.
type AppliedCriterion struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Looks  string `json:"looks,omitempty"`
	Source string `json:"source"`
	Weight int64  `json:"weight,omitempty"`
	Scale  int64  `json:"scale,omitempty"`
	Least  int64  `json:"least,omitempty"`
}

// Scored tells a criterion with points from one that is met or not.
func (c AppliedCriterion) Scored() bool { return c.Weight > 0 }

// On tells whether the row is in force on a day; Confirmed whether somebody has
// held it against the text.
func (c AppraisalCriterion) On(d Day) bool   { return c.From <= d && (c.To == 0 || d <= c.To) }
func (c AppraisalCriterion) Confirmed() bool { return c.ConfirmedBy != "" }

// Citation is the row's source with the days it is in force.
func (c AppraisalCriterion) Citation() string {
	return Norm{Source: c.Source, Clause: c.Clause, From: c.From, To: c.To}.Citation()
}

// Rule is the row's points in words.
func (c AppraisalCriterion) Rule() string {
	if c.Code == TotalCriterion {
		return fmt.Sprintf("đạt từ %d điểm", c.Least)
	}
	s := fmt.Sprintf("tối đa %d điểm, chấm từ 0 đến %d", c.Weight, c.Scale)
	if c.Least > 0 {
		s += fmt.Sprintf(", đạt từ %d điểm", c.Least)
	}
	return s
}

// Title names the row.
func (c AppraisalCriterion) Title() string { return fmt.Sprintf("%s, từ %s", c.Name, c.From) }

// AppliedCriteria is what an appraisal of a project asks on a day: the tests of
// the law, with points where a confirmed row gives them, then the province's
// own; how many points are needed together (0: no rule); and in a sentence where
// the points come from.
func AppliedCriteria(rows []AppraisalCriterion, level Level, day Day) (all []AppliedCriterion, total int64, rule string) {
	all = slices.Clone(appraisalTests)
	var open []AppraisalCriterion
	from := map[string]AppraisalCriterion{} // of each code, the row that counts
	var codes []string
	for _, r := range rows {
		switch old, have := from[r.Code]; {
		case !r.On(day) || r.Level != AllLevels && r.Level != level:
		case !r.Confirmed():
			open = append(open, r)
		case !have:
			codes = append(codes, r.Code)
			from[r.Code] = r
		case cmp.Or(cmp.Compare(r.From, old.From), cmp.Compare(r.ID, old.ID)) > 0:
			from[r.Code] = r
		}
	}
	for _, code := range codes {
		r := from[code]
		if code == TotalCriterion {
			total = r.Least
			continue
		}
		applied := AppliedCriterion{code, r.Name, r.Looks, r.Citation(), r.Weight, r.Scale, r.Least}
		if i := slices.IndexFunc(all, func(c AppliedCriterion) bool { return c.Code == code }); i >= 0 {
			applied.Looks = cmp.Or(applied.Looks, all[i].Looks)
			all[i] = applied
		} else {
			all = append(all, applied)
		}
	}
	var points int64
	for _, c := range all {
		points += c.Weight
	}
	if points == 0 {
		rule = fmt.Sprintf("Chưa có quy định trong kho về điểm thẩm định vào ngày %s: mỗi nội dung thẩm định được kết luận đạt hoặc không đạt.", day)
	} else if rule = fmt.Sprintf("Tổng điểm cao nhất %d", points); total > 0 {
		rule += fmt.Sprintf(", đạt từ %d điểm.", total)
	} else {
		rule += "; chưa có quy định trong kho về tổng điểm cần đạt."
	}
	if len(open) > 0 {
		rule += fmt.Sprintf(" Có %d dòng chưa được xác nhận nên không áp dụng: %s, %s – %s.", len(open), lowerFirst(open[0].Name), open[0].Rule(), open[0].Citation())
	}
	return all, total, rule
}

// Check refuses a row that cannot be.
func (c AppraisalCriterion) Check() error {
	errs := []error{
		required("code", "mã tiêu chí", c.Code, 40), required("name", "tên tiêu chí", c.Name, 200), atMost("looks", "nội dung xem xét", c.Looks, 500),
		required("source", "văn bản quy định", c.Source, 200), required("clause", "điều, khoản", c.Clause, 100),
		atMost("confirmed_by", "người xác nhận", c.ConfirmedBy, 200), atMost("note", "ghi chú", c.Note, 2000),
	}
	if !slices.Contains([]Level{AllLevels, National, Local}, c.Level) {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn vốn trong danh sách."))
	}
	switch {
	case c.Code == TotalCriterion && (c.Least <= 0 || c.Least > 1000):
		errs = append(errs, Refuse(Invalid, "least", "Tổng điểm cần đạt phải từ 1 đến 1.000."))
	case c.Code == TotalCriterion:
	case c.Weight <= 0 || c.Weight > 1000:
		errs = append(errs, Refuse(Invalid, "weight", "Điểm tối đa của tiêu chí phải từ 1 đến 1.000."))
	case c.Scale <= 0 || c.Scale > 100:
		errs = append(errs, Refuse(Invalid, "scale", "Thang chấm phải từ 1 đến 100."))
	case c.Least < 0 || c.Least > c.Weight:
		errs = append(errs, Refuse(Invalid, "least", "Điểm cần đạt phải từ 0 đến điểm tối đa %d.", c.Weight))
	}
	if c.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 11/05/2018."))
	}
	if c.To != 0 && c.To < c.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", c.To, c.From))
	}
	return errors.Join(errs...)
}

// Fields lists the row as people read it.
func (c AppraisalCriterion) Fields() []FieldValue {
	confirmed := "Chưa"
	if c.Confirmed() {
		confirmed = c.ConfirmedBy + ", " + c.ConfirmedOn.String()
	}
	return []FieldValue{
		{"code", "Mã", c.Code}, {"name", "Tiêu chí", c.Name}, {"looks", "Xem xét", c.Looks}, {"level", "Nguồn vốn", c.Level.Label()}, {"rule", "Điểm", c.Rule()},
		{"source", "Văn bản", c.Source}, {"clause", "Điều, khoản", c.Clause}, {"from", "Hiệu lực từ", c.From.String()}, {"to", "Đến", c.To.String()},
		{"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", c.Note},
	}
}

// KnownAppraisalCriteria are rows to begin a province's list with: the five
// tests of the law with even points, which the province has to set itself.
func KnownAppraisalCriteria() (all []AppraisalCriterion) {
	const note = "Thông tư chỉ nêu nội dung thẩm định, không cho điểm. Điểm ở đây là gợi ý chia đều; sửa theo quy chế của tỉnh rồi mới xác nhận."
	for _, t := range appraisalTests {
		all = append(all, AppraisalCriterion{Code: t.Code, Name: t.Name, Looks: t.Looks, Level: AllLevels, Weight: 20, Scale: 10, Source: "TT 36/2013/TT-BCT", Clause: "Điều 9", From: 2014_02_10, Note: note})
	}
	return append(all, AppraisalCriterion{Code: TotalCriterion, Name: "Tổng điểm cần đạt", Level: AllLevels, Least: 50, Source: "Quy chế của tỉnh", Clause: "chưa có", From: 2014_02_10, Note: note})
}
