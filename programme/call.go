package programme

import (
	"errors"
	"slices"
)

// Call (đợt đăng ký) is when projects for one year's plan of one level are
// handed in, both days included. Extensions are versions of their own.
type Call struct {
	ID       int64
	PlanID   int64
	From, To Day
	Source   string // the paper or rule that sets the days
	Reason   string // why they were changed
	Entered  Entered
}

// Check refuses a call that cannot be. had is the call in force; its ID is 0
// where there was none. Changing one needs a reason.
func (c Call) Check(p Plan, had Call) error {
	errs := []error{required("source", "căn cứ của đợt đăng ký", c.Source, 200), atMost("reason", "lý do", c.Reason, 2000)}
	switch {
	case c.From == 0:
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày bắt đầu nhận hồ sơ."))
	case c.From.Year() < p.Year-2 || c.From.Year() > p.Year:
		errs = append(errs, Refuse(Invalid, "from", "Ngày bắt đầu %s không hợp với kế hoạch năm %d. Nhập ngày của năm %d hoặc hai năm trước đó.", c.From, p.Year, p.Year))
	}
	switch {
	case c.To == 0:
		errs = append(errs, Refuse(Invalid, "to", "Nhập ngày cuối cùng nhận hồ sơ."))
	case c.To < c.From:
		errs = append(errs, Refuse(Invalid, "to", "Ngày cuối %s đứng trước ngày đầu %s. Đổi lại.", c.To, c.From))
	case c.To.Year() > p.Year:
		errs = append(errs, Refuse(Invalid, "to", "Ngày cuối %s ở sau năm kế hoạch %d. Kiểm tra lại ngày.", c.To, p.Year))
	}
	switch {
	case had.ID != 0 && c.From == had.From && c.To == had.To && c.Source == had.Source:
		errs = append(errs, Refuse(Invalid, "to", "Đợt đăng ký này đã được ghi đúng như vậy. Sửa ngày, hoặc thôi."))
	case had.ID != 0 && c.Reason == "" && c.To > had.To:
		errs = append(errs, Refuse(Invalid, "reason", "Gia hạn đợt đăng ký từ %s đến %s cần lý do. Nêu lý do.", had.To, c.To))
	case had.ID != 0 && c.Reason == "":
		errs = append(errs, Refuse(Invalid, "reason", "Sửa đợt đăng ký đã ghi cần lý do. Nêu lý do."))
	}
	return errors.Join(errs...)
}

// Copied is the call of another year moved to the plan's year: the usual days
// stay the same. The 29th of February becomes the 28th.
func (c Call) Copied(from, to Plan) Call {
	move := func(d Day) Day {
		if d == 0 {
			return 0
		}
		moved, ok := NewDay(d.Year()+to.Year-from.Year, d.Month(), d.DayOfMonth())
		if !ok {
			moved, _ = NewDay(d.Year()+to.Year-from.Year, d.Month(), d.DayOfMonth()-1)
		}
		return moved
	}
	return Call{PlanID: to.ID, From: move(c.From), To: move(c.To), Source: c.Source}
}

// CallInForce is the call entered last; its ID is 0 where there is none.
func CallInForce(versions []Call) Call {
	if len(versions) == 0 {
		return Call{}
	}
	return slices.MaxFunc(versions, func(a, b Call) int { return int(a.ID - b.ID) })
}

// Status says how the call stands on a day: "còn 12 ngày làm việc".
func (c Call) Status(today Day) string {
	switch {
	case c.ID == 0:
		return "Chưa ghi đợt đăng ký: hồ sơ được nộp bất cứ lúc nào."
	case today < c.From:
		return "Chưa mở: nhận hồ sơ từ " + c.From.String() + "."
	case today > c.To:
		return "Đã đóng từ " + c.To.Plus(1).String() + "."
	case today == c.To:
		return "Đang mở: hôm nay là ngày cuối."
	}
	return "Đang mở: còn " + groupInt(int64(WorkingDaysUntil(today, c.To))) + " ngày làm việc."
}

// Fields lists the call as people read it.
func (c Call) Fields() []FieldValue {
	return []FieldValue{
		{"from", "Nhận hồ sơ từ", c.From.String()}, {"to", "Đến hết ngày", c.To.String()}, {"source", "Căn cứ", c.Source}, {"reason", "Lý do thay đổi", c.Reason},
	}
}
