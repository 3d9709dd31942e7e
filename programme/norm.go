package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Norm (định mức) is the most that a rule lets the programme give for one
// content: a share of the eligible cost, an amount, or the smaller of both. It
// is data with its source and the days it is in force. A norm that nobody has
// confirmed against the text is shown and never applied.
type Norm struct {
	ID          int64
	Content     string   // content code
	Level       Level    // whose money: National, Local, or AllLevels
	Rate        Quantity // of the eligible cost, in hundredths of a percent: 5000 is 50 %; unknown when the rule names none
	Cap         Quantity
	Per         string // what the cap is for one of: "mô hình", "cơ sở"
	Source      string // the document
	Clause      string // the place in it
	From, To    Day    // in force, both days included; To 0: until further notice
	ConfirmedBy string // who has held the row against the text; "" for nobody
	ConfirmedOn Day
	Note        string
	Version     int64

	raised string // why the cap is above what the row says; "" where it is not
}

// On tells whether the norm is in force on a day.
func (n Norm) On(d Day) bool { return n.From <= d && (n.To == 0 || d <= n.To) }

// Confirmed tells whether somebody has held the row against the text.
func (n Norm) Confirmed() bool { return n.ConfirmedBy != "" }

// Ceiling is the most that the norm allows for a cost.
func (n Norm) Ceiling(cost Money) Money {
	if !n.Rate.Known {
		return n.Cap.Money()
	}
	share := cost.Share(n.Rate.Value, 10_000)
	if n.Cap.Known {
		return min(share, n.Cap.Money())
	}
	return share
}

// Rule prints the rule: "50 % chi phí, nhiều nhất 300 triệu đồng/cơ sở".
func (n Norm) Rule() string {
	per := ""
	if n.Per != "" {
		per = "/" + n.Per
	}
	switch {
	case n.Rate.Known && n.Cap.Known:
		return fmt.Sprintf("%s chi phí, nhiều nhất %s%s", n.rateText(), n.Cap.Money().InMillions(), per)
	case n.Rate.Known:
		return n.rateText() + " chi phí"
	}
	return fmt.Sprintf("nhiều nhất %s%s", n.Cap.Money().InMillions(), per)
}

func (n Norm) rateText() string { return trimZeros(FixedDecimal(n.Rate.Value, 2)) + " %" }

// Citation is the rule's source with the days it is in force.
func (n Norm) Citation() string {
	s := n.Source
	if n.Clause != "" {
		s += ", " + n.Clause
	}
	s += ", hiệu lực từ " + n.From.String()
	if n.To != 0 {
		s += " đến " + n.To.String()
	}
	return s
}

// Title names the norm.
func (n Norm) Title() string {
	c, _ := ContentByCode(n.Content)
	return fmt.Sprintf("Định mức %s, %s, từ %s", lowerFirst(c.Name), lowerFirst(n.Level.Label()), n.From)
}

// Check refuses a norm that cannot be: every rule names its source and the day
// it came into force.
func (n Norm) Check() error {
	var errs []error
	if _, ok := ContentByCode(n.Content); !ok {
		errs = append(errs, Refuse(Invalid, "content", "Chọn nội dung hỗ trợ trong danh mục."))
	}
	if n.Level != National && n.Level != Local && n.Level != AllLevels {
		errs = append(errs, Refuse(Invalid, "level", "Chọn nguồn mà định mức áp dụng."))
	}
	if !n.Rate.Known && !n.Cap.Known {
		errs = append(errs, Refuse(Invalid, "rate", "Nhập tỷ lệ hỗ trợ, mức trần, hoặc cả hai."))
	}
	if n.Rate.Known && (n.Rate.Value <= 0 || n.Rate.Value > 10_000) {
		errs = append(errs, Refuse(Invalid, "rate", "Tỷ lệ hỗ trợ phải trên 0 và không quá 100 %%."))
	}
	if n.Cap.Known && (n.Cap.Value <= 0 || n.Cap.Money() > MaxProjectCost) {
		errs = append(errs, Refuse(Invalid, "cap", "Mức trần phải trên 0 và không quá %s. Kiểm tra đơn vị tính.", MaxProjectCost.Dong()))
	}
	errs = append(errs, required("source", "văn bản quy định", n.Source, 200), required("clause", "điều, khoản", n.Clause, 100),
		atMost("per", "đơn vị áp dụng", n.Per, 60), atMost("note", "ghi chú", n.Note, 2000), atMost("confirmed_by", "người xác nhận", n.ConfirmedBy, 200))
	if n.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 11/05/2018."))
	}
	if n.To != 0 && n.To < n.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", n.To, n.From))
	}
	return errors.Join(errs...)
}

// Fields lists the norm as people read it.
func (n Norm) Fields() []FieldValue {
	confirmed := "Chưa"
	if n.Confirmed() {
		confirmed = n.ConfirmedBy + ", " + n.ConfirmedOn.String()
	}
	return []FieldValue{
		{"content", "Nội dung", n.Content}, {"level", "Nguồn", n.Level.Label()}, {"rule", "Quy định", n.Rule()},
		{"source", "Văn bản", n.Source}, {"clause", "Điều, khoản", n.Clause}, {"from", "Hiệu lực từ", n.From.String()}, {"to", "Đến", n.To.String()},
		{"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", n.Note},
	}
}

// Ceiling (mức trần) is what the norms say of one project, in a sentence.
type Ceiling struct {
	Known       bool
	Amount      Money
	Norm        Norm
	Sentence    string
	Unconfirmed []Norm // in force, but nobody has confirmed them: shown, not applied
}

// CeilingFor finds the most that may be given for a content, from one level's
// money, decided on a day, for an eligible cost. Of several norms in force the
// smallest ceiling counts. Where no confirmed norm is in force it says so and
// invents nothing.
func CeilingFor(norms []Norm, content string, level Level, on Day, cost Money) Ceiling {
	var c Ceiling
	var applied []Norm
	for _, n := range norms {
		if n.Content != content || !n.On(on) || n.Level != AllLevels && n.Level != level {
			continue
		}
		if n.Confirmed() {
			applied = append(applied, n)
		} else {
			c.Unconfirmed = append(c.Unconfirmed, n)
		}
	}
	name := content
	if found, ok := ContentByCode(content); ok {
		name = lowerFirst(found.Name)
	}
	if len(applied) == 0 {
		c.Sentence = fmt.Sprintf("Chưa có quy định trong kho cho “%s” (%s) vào ngày %s.", name, lowerFirst(level.Label()), on)
		if len(c.Unconfirmed) > 0 {
			c.Sentence += fmt.Sprintf(" Có %d dòng chưa được xác nhận nên không áp dụng: %s.", len(c.Unconfirmed), c.Unconfirmed[0].Citation())
		}
		return c
	}
	c.Norm = slices.MinFunc(applied, func(a, b Norm) int {
		return cmp.Or(cmp.Compare(a.Ceiling(cost), b.Ceiling(cost)), cmp.Compare(b.From, a.From))
	})
	c.Known, c.Amount = true, c.Norm.Ceiling(cost)
	c.Sentence = fmt.Sprintf("Tối đa %s vì %s – %s.%s", c.Amount.Dong(), c.Norm.reason(cost), c.Norm.Citation(), c.Norm.raised)
	return c
}

// reason is the arithmetic of a ceiling.
func (n Norm) reason(cost Money) string {
	switch {
	case n.Rate.Known && n.Cap.Known:
		return fmt.Sprintf("min(%s × %s, %s)", n.rateText(), cost.InMillions(), n.Cap.Money().InMillions())
	case n.Rate.Known:
		return fmt.Sprintf("%s × %s", n.rateText(), cost.InMillions())
	}
	return "mức trần là " + n.Cap.Money().InMillions()
}

// CheckCeiling refuses support in an annual plan above the confirmed norm of
// the day of decision, unless the project names the paper that allows it.
func (p Project) CheckCeiling(norms []Norm, on Day) error {
	approved := p.Approved()
	if !p.Stage.InPlan() || p.Kind != KindProject || p.NormException != "" {
		return nil
	}
	c := CeilingFor(norms, p.Content, p.Level, on, approved.Total())
	if !c.Known || approved.Support <= c.Amount {
		return nil
	}
	field := "approved_local"
	if p.Level == National {
		field = "approved_national"
	}
	return Refuse(Invalid, field, "Kinh phí hỗ trợ %s vượt mức cho phép %s. %s Giảm mức hỗ trợ, chọn nội dung khác, hoặc ghi văn bản cho phép vượt mức ở ô bên dưới.",
		approved.Support.Dong(), (approved.Support - c.Amount).Dong(), c.Sentence)
}
